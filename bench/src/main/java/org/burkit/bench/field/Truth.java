package org.burkit.bench.field;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * What somebody did that an incident must tell of.
 *
 * @param domain empty where a whole network was cut off
 * @param until empty where it goes on
 */
record Truth(
    Kind kind,
    CountryCode cc,
    List<Asn> asns,
    String domain,
    Optional<Mechanism> mechanism,
    Instant from,
    Optional<Instant> until) {

  Truth {
    asns = List.copyOf(asns);
  }

  String words() {
    String what = mechanism.map(Mechanism::label).orElse(kind.label());
    return (domain.isEmpty() ? what : domain + ", " + what) + ", " + cc + " " + asns;
  }
}
