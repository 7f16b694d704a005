/**
 * The transparency log of a collector, and bundles of its incidents.
 *
 * <p>In: the journal in its order, and the incidents of the store. Out: files of a log, a signed
 * checkpoint at most once a minute, and bundles on demand. One thread of its own writes; routes are
 * called by any.
 */
@NullMarked
package org.burkit.collector.evidence;

import org.jspecify.annotations.NullMarked;
