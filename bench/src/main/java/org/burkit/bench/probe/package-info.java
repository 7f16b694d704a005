/**
 * What the real probe costs in a lab with a slow line: time, bytes, memory, uploads. In: nothing
 * but the machine. Out: the report's figures beside the bounds that were promised.
 *
 * <p>Each part starts the probe as a process of its own in a home of the lab and watches it from
 * outside. One thread; those that watch end with what they watch.
 */
@NullMarked
package org.burkit.bench.probe;

import org.jspecify.annotations.NullMarked;
