package org.burkit.lists;

import java.util.List;

/**
 * A service that people know by one name and that lives at several: a social network, a messenger.
 *
 * @param id short name in small letters; incidents carry it
 * @param owner whose it is; empty where that was not said
 * @param domains registrable names and hosts that belong to it; people know it by the first
 * @param endpoints what its apps have to reach, by function; empty where that is not known
 */
public record Service(
    String id,
    LocalName name,
    String owner,
    String category,
    List<String> domains,
    List<ServiceEndpoint> endpoints,
    String source) {
  public Service {
    domains = List.copyOf(domains);
    endpoints = List.copyOf(endpoints);
  }
}
