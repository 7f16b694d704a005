package org.burkit.model;

import java.util.Optional;

/**
 * From where something was measured: country and network, never an address.
 *
 * @param networkName what the network calls itself, for people to read
 * @param resolverAsn the network of the resolver that the machine uses
 */
public record Vantage(
    CountryCode cc, Asn asn, Optional<String> networkName, Optional<Asn> resolverAsn) {
  public static final Vantage UNKNOWN =
      new Vantage(CountryCode.UNKNOWN, Asn.UNKNOWN, Optional.empty(), Optional.empty());
}
