/**
 * Views and builders of the packets that cross the lab: IP of both versions, TCP, UDP, ICMP, DNS
 * questions, and the first message of a TLS or HTTP connection.
 *
 * <p>In: raw bytes from anywhere, trusted in nothing. Out: immutable values, or empty where the
 * bytes are not what they were taken for. Pure: no I/O, no clock, any thread. {@link
 * org.burkit.lab.packet.Middlebox} is the shape of a thing that stands on a path.
 */
@NullMarked
package org.burkit.lab.packet;

import org.jspecify.annotations.NullMarked;
