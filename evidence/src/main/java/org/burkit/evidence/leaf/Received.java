package org.burkit.evidence.leaf;

import java.time.Instant;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * What the collector knows of a measurement beside its bytes.
 *
 * @param time when it came, in whole microseconds
 * @param source the door it came in by: api, ooni-report or import
 * @param ccSeen the country that the submitting address belongs to, or unknown
 * @param asnSeen its network, or unknown
 * @param prefix a key of the address prefix; empty where it is unknown or withheld
 */
public record Received(
    MeasurementId id,
    Instant time,
    String source,
    CountryCode ccSeen,
    Asn asnSeen,
    String prefix) {}
