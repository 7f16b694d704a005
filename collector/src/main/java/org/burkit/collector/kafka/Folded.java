package org.burkit.collector.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.collector.journal.Address;
import org.burkit.collector.store.JudgedCodec;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PlacedAct;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/** What the topic of judged measurements has: one byte that says what follows, and that. */
sealed interface Folded {
  byte JUDGED = 1;
  byte SAID = 2;

  byte[] toBytes();

  record Judged(JudgedMeasurement measurement) implements Folded {
    @Override
    public byte[] toBytes() {
      return of(JUDGED, JudgedCodec.toBytes(measurement));
    }
  }

  /** An act as JSON, in UTF-8. The place in the topic alone says in which order acts are. */
  record Said(PlacedAct act) implements Folded {
    @Override
    public byte[] toBytes() {
      return of(SAID, ActCodec.encode(act.act()).toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static byte[] of(byte what, byte[] content) {
    return ByteBuffer.allocate(1 + content.length).put(what).put(content).array();
  }

  /**
   * Reads what {@link #toBytes} gave.
   *
   * @param offset where it lies in the topic, which is its order from now on
   * @throws IOException where it is something else
   */
  static Folded ofBytes(byte[] bytes, long offset) throws IOException {
    byte[] content = Arrays.copyOfRange(bytes, 1, bytes.length);
    switch (bytes[0]) {
      case JUDGED -> {
        JudgedMeasurement m = JudgedCodec.ofBytes(content);
        return new Judged(m.at(Places.ordered(m.at(), offset)));
      }
      case SAID -> {
        try {
          var act = ActCodec.decode(CanonicalJson.parse(content));
          return new Said(new PlacedAct(act, new Address(Places.position(offset), 0)));
        } catch (MalformedMeasurementException | MalformedActException e) {
          throw new IOException("an act is not what was written", e);
        }
      }
      default -> throw new IOException("expected 1 or 2 before a judged thing, got " + bytes[0]);
    }
  }
}
