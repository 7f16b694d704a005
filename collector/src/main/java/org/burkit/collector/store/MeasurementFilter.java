package org.burkit.collector.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * Which measurements are asked for; what is empty does not matter.
 *
 * @param since made then or later
 * @param until made before then
 * @param asns in one of these networks; empty for all
 * @param outcome word of the contract, such as {@code blocked}
 */
public record MeasurementFilter(
    Optional<Instant> since,
    Optional<Instant> until,
    Optional<CountryCode> cc,
    Set<Asn> asns,
    Optional<String> domain,
    Optional<String> service,
    Optional<String> category,
    Optional<String> outcome,
    Optional<Mechanism> mechanism) {
  public MeasurementFilter {
    asns = Set.copyOf(asns);
  }

  /** Evidence lies within its incident, but for the edges of its hours. */
  public static final Duration EDGE = Duration.ofDays(1);

  public static final MeasurementFilter ALL =
      new MeasurementFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
