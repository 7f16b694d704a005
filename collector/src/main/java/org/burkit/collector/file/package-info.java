/**
 * Files of measurements: plain, gzip or zstd → one measurement after the other, bounded in size.
 */
@NullMarked
package org.burkit.collector.file;

import org.jspecify.annotations.NullMarked;
