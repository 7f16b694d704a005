/**
 * The query API, for programs and researchers.
 *
 * <p>In: questions over HTTP. Out: JSON of incidents and measurements, health and metrics; errors
 * as problem details (RFC 9457). Any thread.
 */
@NullMarked
package org.burkit.collector.query;

import org.jspecify.annotations.NullMarked;
