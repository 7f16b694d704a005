package org.burkit.probe.nettest;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import org.burkit.model.References;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Network;

/**
 * What a test measures with.
 *
 * @param system the resolver that the machine uses
 * @param publicUdp a public resolver over UDP
 * @param doh a public resolver over HTTPS
 * @param mayVisit which addresses a volunteer's machine may be led to
 * @param ipv6 whether the machine has a route to the public IPv6 Internet
 */
public record Instruments(
    Network network,
    Dns system,
    Dns publicUdp,
    Dns doh,
    Optional<ControlClient> control,
    References references,
    Redactor redactor,
    Patience patience,
    Pause pause,
    Predicate<InetAddress> mayVisit,
    boolean ipv6,
    InstantSource clock) {}
