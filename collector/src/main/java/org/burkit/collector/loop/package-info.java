/** What work has in common that is done again and again. */
@NullMarked
package org.burkit.collector.loop;

import org.jspecify.annotations.NullMarked;
