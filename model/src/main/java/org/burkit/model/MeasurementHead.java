package org.burkit.model;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * What a collector must know of a measurement before it can be kept. The rest of it can be read
 * whatever it holds: what {@link Reader} takes, {@link MeasurementCodec#decode} takes.
 *
 * @param testName {@code test_name}
 * @param start {@code measurement_start_time}, by the probe's clock
 */
public record MeasurementHead(MeasurementId id, String testName, Instant start) {

  /** Reads heads within bounds. Any thread may use it. */
  public static final class Reader {
    private final JsonReader reader;

    public Reader(StreamReadConstraints bounds) {
      this.reader = new JsonReader(bounds);
    }

    /**
     * Reads the head of the measurement that {@code json} holds.
     *
     * @throws JsonOutOfBoundsException where the JSON is out of the bounds
     * @throws MalformedMeasurementException where {@link MeasurementCodec#decode} would throw it
     */
    public MeasurementHead read(byte[] json) throws MalformedMeasurementException {
      ObjectNode node = reader.object(json);
      MeasurementId id = MeasurementId.of(CanonicalJson.of(node));
      return new MeasurementHead(id, MeasurementCodec.testName(node), MeasurementCodec.start(node));
    }
  }
}
