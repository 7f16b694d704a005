@org.jspecify.annotations.NullMarked
package org.burkit.model;
