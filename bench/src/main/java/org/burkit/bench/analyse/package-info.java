/**
 * How many measurements a second {@code analyse} judges.
 *
 * <p>In: the recorded measurements. Out: a report. The caller's thread; the program runs as a
 * process of its own.
 */
@NullMarked
package org.burkit.bench.analyse;

import org.jspecify.annotations.NullMarked;
