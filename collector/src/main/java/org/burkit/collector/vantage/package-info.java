/**
 * Which country and network an address belongs to, from an MMDB file.
 *
 * <p>In: an address. Out: country, network number and name, or unknown. The address itself is never
 * kept. Any thread.
 */
@NullMarked
package org.burkit.collector.vantage;

import org.jspecify.annotations.NullMarked;
