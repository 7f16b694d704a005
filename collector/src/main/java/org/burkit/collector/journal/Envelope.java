package org.burkit.collector.journal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * What the collector itself knows of an entry; it is kept beside the bytes, never inside them.
 *
 * @param received when the last byte of the request had come
 * @param ccSeen the country that the submitting address belongs to, or unknown
 * @param asnSeen the network that the submitting address belongs to, or unknown
 * @param prefix a salted key of the submitting address's /24 or /48, the same for all of it; 0
 *     where it is unknown
 */
public record Envelope(
    MeasurementId id,
    Instant received,
    Source source,
    CountryCode ccSeen,
    Asn asnSeen,
    long prefix) {

  static final int ID_BYTES = 32;

  public Envelope {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(received, "received");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(ccSeen, "ccSeen");
    Objects.requireNonNull(asnSeen, "asnSeen");
  }

  byte[] idBytes() {
    return HexFormat.of().parseHex(id.hex());
  }
}
