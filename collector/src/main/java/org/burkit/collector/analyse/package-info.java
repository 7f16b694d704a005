/**
 * Judges measurement files without a collector.
 *
 * <p>In: files of OONI's format, one measurement or one for each line, plain, gzip or zstd. Out: a
 * JSON line for each, in input order. The caller's thread.
 */
@NullMarked
package org.burkit.collector.analyse;

import org.jspecify.annotations.NullMarked;
