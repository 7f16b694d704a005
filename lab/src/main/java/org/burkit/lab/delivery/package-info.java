/**
 * Whether results get out of a country that blocks the collector.
 *
 * <p>In: ways of blocking it. Out: what arrived, of what was measured. One thread; the probes and
 * the collector are the real ones.
 */
@NullMarked
package org.burkit.lab.delivery;

import org.jspecify.annotations.NullMarked;
