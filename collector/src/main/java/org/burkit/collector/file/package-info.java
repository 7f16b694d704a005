/**
 * Files of measurements: plain, gzip or zstd → one measurement after the other, bounded in size;
 * files that are for nobody but their owner; and native libraries that leave none behind.
 */
@NullMarked
package org.burkit.collector.file;

import org.jspecify.annotations.NullMarked;
