/** What the collector takes in, and how soon it answers, beside what the machine can do at all. */
@NullMarked
package org.burkit.bench.collector;

import org.jspecify.annotations.NullMarked;
