package org.burkit.lab.world;

import java.util.List;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip;

/**
 * An autonomous system of the lab: who it is and which addresses are its own.
 *
 * @param kind as in networks.csv: fixed, mobile, transit, hosting or corporate
 * @param country two letters (ISO 3166-1)
 */
public record Network(Asn asn, Names names, String kind, String country, List<Cidr> prefixes) {
  public Network {
    prefixes = List.copyOf(prefixes);
  }

  public boolean contains(Ip address) {
    return prefixes.stream().anyMatch(prefix -> prefix.contains(address));
  }
}
