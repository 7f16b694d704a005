/**
 * The control: measures the same targets as a probe from a network that nobody filters, in the role
 * of OONI's test helper (ts-017).
 *
 * <p>In: a URL and addresses, from strangers. Out: what DNS, TCP, TLS and HTTP did, as facts. It
 * connects on strangers' word, so every connection passes {@link
 * org.burkit.collector.outward.ConnectFilter}, and every request has bounds on steps, bytes and
 * time. Each request runs on its own virtual thread and forks one for each step.
 */
@NullMarked
package org.burkit.collector.control;

import org.jspecify.annotations.NullMarked;
