package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.burkit.model.EchConfigs;
import org.burkit.model.Endpoint;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/**
 * A target whose HTTPS record says how its name can be hidden (RFC 9848).
 *
 * @param at where its server was spoken to
 * @param fails true where no handshake came about in which the name was said in clear
 */
record Hideable(String name, Spot at, EchConfigs configs, boolean fails) {
  private static final String TARGET = "depth=0";

  /** Whom to believe first: records that came in clear may be others'. */
  private static final List<String> ENGINES = List.of("doh", "dot", "udp", "system");

  static Optional<Hideable> in(Observed seen) {
    List<TlsHandshake> handshakes =
        seen.observations().stream()
            .filter(TlsHandshake.class::isInstance)
            .map(TlsHandshake.class::cast)
            .filter(h -> h.trace().hasTag(TARGET) && !h.serverName().isEmpty())
            .toList();
    Optional<TlsHandshake> stood =
        handshakes.stream().filter(h -> h.failure().isEmpty()).findFirst();
    return stood
        .or(() -> handshakes.stream().findFirst())
        .flatMap(h ->
            spot(h)
                .flatMap(at ->
                    configs(seen, h.serverName(), at.port())
                        .map(c -> new Hideable(h.serverName(), at, c, stood.isEmpty()))));
  }

  private static Optional<Spot> spot(TlsHandshake handshake) {
    String at = handshake.address();
    int port = Integer.parseInt(at.substring(at.lastIndexOf(':') + 1));
    return Addresses.parse(Endpoint.ip(at)).map(ip -> new Spot(ip, port));
  }

  /** A record that leads to another name or port is left out: it speaks of another server. */
  private static Optional<EchConfigs> configs(Observed seen, String name, int port) {
    return seen.observations().stream()
        .filter(DnsLookup.class::isInstance)
        .map(DnsLookup.class::cast)
        .filter(lookup -> lookup.hostname().equals(name) && ENGINES.contains(lookup.engine()))
        .sorted(Comparator.comparingInt(lookup -> ENGINES.indexOf(lookup.engine())))
        .flatMap(lookup -> lookup.serviceBindings().stream())
        .filter(b -> !b.isAlias() && b.target().isEmpty() && b.port().orElse(port) == port)
        .flatMap(b -> b.ech().stream())
        .flatMap(ech -> EchConfigs.of(ech).stream())
        .findFirst();
  }
}
