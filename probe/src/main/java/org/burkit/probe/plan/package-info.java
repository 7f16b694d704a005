/**
 * What to measure in a run.
 *
 * <p>In: URLs, a list file, the lists. Out: targets, each once, in order; or every fault at once.
 * Pure but for reading files; one thread.
 */
@NullMarked
package org.burkit.probe.plan;

import org.jspecify.annotations.NullMarked;
