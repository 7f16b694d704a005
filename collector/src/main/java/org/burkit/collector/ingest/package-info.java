/**
 * The door: strangers' submissions to durable measurements.
 *
 * <p>In: HTTP bodies, plain, gzip or zstd, one measurement or many. Out: for each measurement a
 * sealed {@link org.burkit.collector.ingest.Result}, given only after the journal has it on the
 * disk. Runs on the request's virtual thread; everything is bounded before it is parsed.
 */
@NullMarked
package org.burkit.collector.ingest;

import org.jspecify.annotations.NullMarked;
