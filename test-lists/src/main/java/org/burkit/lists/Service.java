package org.burkit.lists;

import java.util.List;

/**
 * A service that people know by one name and that lives at several: a social network, a messenger.
 *
 * @param id short name in small letters; incidents carry it
 * @param domains registrable names and hosts that belong to it
 */
public record Service(
    String id, LocalName name, String category, List<String> domains, String source) {
  public Service {
    domains = List.copyOf(domains);
  }
}
