/**
 * The wires: network namespaces with real kernel TCP/IP stacks, and a router in user space between
 * them.
 *
 * <p>In: ports (a TUN device, the addresses behind it, the hops in front of it) and middleboxes at
 * hops. Out: packets, delayed, with their time to live counted down, or an ICMP error. {@link
 * org.burkit.lab.net.Namespace} owns one platform thread each; {@link org.burkit.lab.net.Router}
 * owns one for all packets.
 */
@NullMarked
package org.burkit.lab.net;

import org.jspecify.annotations.NullMarked;
