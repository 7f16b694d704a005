/**
 * Copies of a collector's data that can be trusted, and data made of them again.
 *
 * <p>In: pieces of a data directory, also of one that is being written. Out: a directory that is
 * either the copy of before or the new one, whole, with a digest of each file. One thread.
 */
@NullMarked
package org.burkit.collector.backup;

import org.jspecify.annotations.NullMarked;
