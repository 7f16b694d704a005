package org.burkit.lab.server;

import java.util.List;
import java.util.Optional;
import org.burkit.lab.ech.EchConfigs;
import org.burkit.lab.packet.Ip;

/** The authoritative data as one resolver is told it. Any thread may ask. */
@FunctionalInterface
public interface Zone {
  /** The addresses of a name (A and AAAA records), or empty if there is no such name. */
  Optional<List<Ip>> addresses(String name);

  /**
   * The protocols that the HTTPS record of a name offers (RFC 9460, {@code alpn}); none if it has
   * no such record.
   */
  default List<String> protocols(String name) {
    return List.of();
  }

  /** The ECH configurations that the HTTPS record of a name carries (RFC 9848), if any. */
  default Optional<EchConfigs> ech(String name) {
    return Optional.empty();
  }
}
