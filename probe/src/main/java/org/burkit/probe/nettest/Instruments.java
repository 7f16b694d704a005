package org.burkit.probe.nettest;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.burkit.lists.StunServer;
import org.burkit.model.References;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.hop.HopTracer;

/**
 * What a test measures with.
 *
 * @param system the resolver that the machine uses
 * @param publicUdp a public resolver over UDP
 * @param doh a public resolver over HTTPS
 * @param dot a public resolver over TLS
 * @param quic when to measure over QUIC as well
 * @param mayVisit which addresses a volunteer's machine may be led to
 * @param mayBeLedTo which hosts a page may send a volunteer's machine on to
 * @param ipv6 whether the machine has a route to the public IPv6 Internet
 * @param neutral https URLs of hosts that the local network is known to leave alone
 * @param stun servers for calls that the local network is known to leave alone
 * @param tracer empty where the system does not let us limit a packet's life
 */
public record Instruments(
    Network network,
    Dns system,
    Dns publicUdp,
    Dns doh,
    Dns dot,
    Optional<ControlClient> control,
    References references,
    Patience patience,
    Pause pause,
    QuicPlan quic,
    Predicate<InetAddress> mayVisit,
    Predicate<String> mayBeLedTo,
    boolean ipv6,
    List<String> neutral,
    List<StunServer> stun,
    Optional<HopTracer> tracer,
    InstantSource clock) {
  public Instruments {
    neutral = List.copyOf(neutral);
    stun = List.copyOf(stun);
  }
}
