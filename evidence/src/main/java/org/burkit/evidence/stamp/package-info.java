/**
 * Timestamps of an authority that is not the collector (RFC 3161).
 *
 * <p>In: a digest, and what an authority answered. Out: a question for it, and what its token
 * proves. Pure but for chance; any thread.
 */
@NullMarked
package org.burkit.evidence.stamp;

import org.jspecify.annotations.NullMarked;
