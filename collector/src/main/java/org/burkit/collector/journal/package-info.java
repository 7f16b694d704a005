/**
 * The truth: an append-only log of measurements exactly as they came, in zstd segments.
 *
 * <p>In: {@link org.burkit.collector.journal.Entry entries} from any thread, through {@link
 * org.burkit.collector.journal.Journal}. Out: a future that completes only after the entries are on
 * the disk, and {@link org.burkit.collector.journal.Block blocks} read back in the order they were
 * written. One platform thread of its own writes; readers read on the caller's thread.
 */
@NullMarked
package org.burkit.collector.journal;

import org.jspecify.annotations.NullMarked;
