/**
 * Files of measurements: plain, gzip or zstd → one measurement after the other, bounded in size;
 * and files that are for nobody but their owner.
 */
@NullMarked
package org.burkit.collector.file;

import org.jspecify.annotations.NullMarked;
