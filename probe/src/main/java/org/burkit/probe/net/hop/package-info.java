/**
 * How far packets get: packets with a limited time to live, and what comes back from each.
 *
 * <p>In: where to and what to say there. Out: one step for each time to live. Its sockets are the C
 * library's; Linux only, without privileges. Each trace runs on a platform thread of its own, since
 * a thread that waits in the C library cannot give up its carrier.
 */
@NullMarked
package org.burkit.probe.net.hop;

import org.jspecify.annotations.NullMarked;
