/**
 * The fold: journal to verdicts to incidents to store.
 *
 * <p>In: the measurements of the journal, in order. Out: batches for the store. The judging and the
 * folding are the pure functions of {@code org.burkit.analysis}; this room only carries. One thread
 * of its own.
 */
@NullMarked
package org.burkit.collector.fold;

import org.jspecify.annotations.NullMarked;
