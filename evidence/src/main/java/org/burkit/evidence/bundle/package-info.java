/**
 * A bundle: all that is needed to check one version of one incident, in one file (a bag after RFC
 * 8493 in a stored zip).
 *
 * <p>In: measurements with their leaves, proofs and lists. Out: bytes, the same for the same input;
 * and back again, where nothing that was written is trusted. Pure; any thread.
 */
@NullMarked
package org.burkit.evidence.bundle;

import org.jspecify.annotations.NullMarked;
