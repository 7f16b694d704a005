package org.burkit.lab.world;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.lab.packet.Ip;

/** The lab's Internet before it is built. */
public record Plan(List<Network> networks, List<Provider> providers, List<Site> sites) {
  public Plan {
    networks = List.copyOf(networks);
    providers = List.copyOf(providers);
    sites = List.copyOf(sites);
    Set<String> hosts = new HashSet<>();
    for (Site site : sites) {
      if (!hosts.add(site.host())) {
        throw new IllegalArgumentException("two sites of the name " + site.host());
      }
    }
  }

  public Optional<Provider> provider(String key) {
    return providers.stream().filter(p -> p.key().equals(key)).findFirst();
  }

  public Optional<Site> site(String host) {
    return sites.stream().filter(s -> s.host().equals(host)).findFirst();
  }

  /** All networks, those of the providers first. */
  public List<Network> allNetworks() {
    return Stream.concat(providers.stream().map(Provider::network), networks.stream()).toList();
  }

  Optional<Asn> networkOf(Ip address) {
    return allNetworks().stream().filter(n -> n.contains(address)).map(Network::asn).findFirst();
  }
}
