/**
 * The only room of the probe that opens sockets: DNS, TCP, TLS and HTTP, one step at a time.
 *
 * <p>In: an address or a name, a {@link org.burkit.probe.net.Step} that says to which chain of
 * steps this one belongs, and a deadline. Out: an {@code Observation} of the model; the network
 * failing is data and never an exception. Calls block and are meant for virtual threads; Netty's
 * own event loop is never seen from outside. Names are resolved by our own code only, never by the
 * JVM's resolver.
 */
@NullMarked
package org.burkit.probe.net;

import org.jspecify.annotations.NullMarked;
