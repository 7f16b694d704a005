/**
 * The gate: can this machine measure at all?
 *
 * <p>In: hosts that the local network is known to leave alone, the control, a deadline. Out: the
 * model's {@code Gate}, which every measurement of the run carries. Blocks; one thread.
 */
@NullMarked
package org.burkit.probe.gate;

import org.jspecify.annotations.NullMarked;
