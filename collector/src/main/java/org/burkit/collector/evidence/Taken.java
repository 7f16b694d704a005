package org.burkit.collector.evidence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.leaf.Received;
import org.burkit.evidence.leaf.Seed;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;

/** An entry of the journal as the log sees it. Pure. */
final class Taken {
  private Taken() {}

  static Received received(Envelope envelope) {
    return new Received(
        envelope.id(),
        envelope.received().truncatedTo(ChronoUnit.MICROS),
        envelope.source().label(),
        envelope.ccSeen(),
        envelope.asnSeen(),
        envelope.prefix() == 0 ? "" : HexFormat.of().toHexDigits(envelope.prefix()));
  }

  /**
   * Its leaf; of an entry that an older door let in and that no longer reads, without its facts.
   */
  static Leaf leaf(Entry entry, Seed seed) {
    return Leaf.Measured.of(Fields.of(measurement(entry), received(entry.envelope()), seed));
  }

  private static ObjectNode measurement(Entry entry) {
    try {
      return CanonicalJson.parse(entry.body().toArray());
    } catch (MalformedMeasurementException e) {
      return JsonNodeFactory.instance.objectNode();
    }
  }
}
