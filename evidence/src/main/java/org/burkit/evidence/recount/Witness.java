package org.burkit.evidence.recount;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.burkit.evidence.leaf.Received;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementId;

/**
 * One measurement, and what stands for who sent it.
 *
 * @param order the greater the later it was received
 * @param time when it was made, as far as it is told
 * @param source the door it came in by
 * @param ccSeen the country that the submitting address belongs to, or unknown
 * @param asnSeen its network, or unknown
 * @param probe the same for those of one pseudonym; empty for none
 * @param prefix the same for those of one address prefix; empty where it is not known
 */
public record Witness(
    MeasurementId id,
    long order,
    Instant time,
    String source,
    CountryCode ccSeen,
    Asn asnSeen,
    Measurement measurement,
    String probe,
    String prefix) {

  /** As the collector has it. */
  public static Witness of(Received received, Measurement measurement, String probe) {
    return new Witness(
        received.id(),
        ChronoUnit.MICROS.between(Instant.EPOCH, received.time()),
        time(received, measurement),
        received.source(),
        received.ccSeen(),
        received.asnSeen(),
        measurement,
        probe,
        received.prefix());
  }

  /** By the probe's clock, but not later than it came. */
  private static Instant time(Received received, Measurement measurement) {
    Instant start = measurement.start().truncatedTo(ChronoUnit.MICROS);
    return start.isAfter(received.time()) ? received.time() : start;
  }
}
