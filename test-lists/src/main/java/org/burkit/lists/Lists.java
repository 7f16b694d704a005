package org.burkit.lists;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.ListFiles;
import org.burkit.model.Asn;
import org.burkit.model.References;
import org.burkit.model.Target;

/**
 * One edition of all the lists.
 *
 * @param neutral addresses that local networks are known to leave alone; the gate asks them
 * @param http3 such addresses that offer HTTP/3: they tell whether a network lets QUIC through
 * @param stun servers that answer anybody: they tell whether a network lets calls through at all
 */
public record Lists(
    List<Service> services,
    List<Site> sites,
    List<Network> networks,
    List<CalendarDay> calendar,
    List<String> neutral,
    List<String> http3,
    List<StunServer> stun,
    References references) {
  public Lists {
    services = List.copyOf(services);
    sites = List.copyOf(sites);
    networks = List.copyOf(networks);
    calendar = List.copyOf(calendar);
    neutral = List.copyOf(neutral);
    http3 = List.copyOf(http3);
    stun = List.copyOf(stun);
  }

  /** The edition inside this jar. */
  public static Lists bundled() {
    try {
      return ListsReader.read(ListFiles.bundled());
    } catch (FaultyListsException e) {
      throw new IllegalStateException("the bundled lists must be without faults", e);
    } catch (IOException e) {
      throw new IllegalStateException("the bundled lists must be readable", e);
    }
  }

  /**
   * The edition in a directory.
   *
   * @throws FaultyListsException with every fault, where there is any
   * @throws IOException where a file cannot be read
   */
  public static Lists read(Path directory) throws FaultyListsException, IOException {
    return read(ListFiles.in(directory));
  }

  /** The edition in some files, of which any may be missing. */
  public static Lists read(ListFiles files) throws FaultyListsException, IOException {
    return ListsReader.read(files);
  }

  /** What keeps an edition from being read; empty where nothing does. */
  public static List<Fault> faults(ListFiles files) throws IOException {
    return ListsReader.faults(files);
  }

  /** The sites of one CSV file in the field's columns. */
  public static List<Site> readSites(Path file) throws FaultyListsException, IOException {
    return ListsReader.readSites(file);
  }

  /** The day of the newest site; the epoch where there is none. */
  public LocalDate newest() {
    return sites.stream()
        .map(Site::dateAdded)
        .max(Comparator.naturalOrder())
        .orElse(LocalDate.EPOCH);
  }

  /** The service that a host belongs to: by the longest listed domain that it ends with. */
  public Optional<Service> serviceOf(String host) {
    Service best = null;
    int length = 0;
    for (Service service : services) {
      for (String domain : service.domains()) {
        if (domain.length() > length && (host.equals(domain) || host.endsWith("." + domain))) {
          best = service;
          length = domain.length();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The hosts of the neutral addresses: what most open tells who is to be doubted. */
  public Set<String> canaries() {
    return neutral.stream()
        .flatMap(url -> new Target(url).host().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What people call a network today, or called it last. */
  public Optional<Network> network(Asn asn) {
    return networks.stream()
        .filter(network -> network.asn().equals(asn))
        .max(Comparator.comparing(network -> network.validUntil().orElse(LocalDate.MAX)));
  }
}
