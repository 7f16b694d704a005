package org.burkit.collector.store;

import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Which incidents are asked for; what is empty does not matter. */
public record IncidentFilter(
    Optional<Boolean> open, Optional<CountryCode> cc, Optional<Asn> asn, Optional<String> domain) {
  public static final IncidentFilter ALL =
      new IncidentFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
