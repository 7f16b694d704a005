package org.burkit.collector.vantage;

import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Where an address belongs; each part may be unknown by itself. */
public record Network(CountryCode cc, Asn asn, Optional<String> name) {
  public static final Network UNKNOWN =
      new Network(CountryCode.UNKNOWN, Asn.UNKNOWN, Optional.empty());
}
