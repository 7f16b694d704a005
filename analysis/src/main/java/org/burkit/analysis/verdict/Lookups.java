package org.burkit.analysis.verdict;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.burkit.model.Observation.DnsLookup;

/**
 * What resolvers said of one name.
 *
 * @param bySystem through the resolver that the machine itself uses
 * @param systemAddresses that this one gave
 * @param encryptedAddresses that resolvers over an encrypted path gave
 */
record Lookups(
    List<DnsLookup> all,
    List<DnsLookup> bySystem,
    Set<String> systemAddresses,
    Set<String> encryptedAddresses) {

  static Lookups of(List<DnsLookup> all) {
    List<DnsLookup> bySystem = all.stream().filter(DnsLookup::bySystemResolver).toList();
    return new Lookups(
        all, bySystem, addresses(bySystem, _ -> true), addresses(all, Lookups::isEncrypted));
  }

  private static boolean isEncrypted(DnsLookup lookup) {
    return lookup.engine().equals("doh") || lookup.engine().equals("dot");
  }

  private static Set<String> addresses(List<DnsLookup> lookups, Predicate<DnsLookup> which) {
    Set<String> addresses = new LinkedHashSet<>();
    lookups.stream().filter(which).forEach(q -> addresses.addAll(q.addresses()));
    return Collections.unmodifiableSet(addresses);
  }
}
