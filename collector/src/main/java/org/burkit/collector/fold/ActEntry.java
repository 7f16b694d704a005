package org.burkit.collector.fold;

import java.util.Optional;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.MalformedActException;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.store.PlacedAct;
import org.burkit.model.CanonicalJson;
import org.burkit.model.MalformedMeasurementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads acts out of the journal. Stateless. */
public final class ActEntry {
  private static final Logger log = LoggerFactory.getLogger(ActEntry.class);

  private ActEntry() {}

  /** Empty for one that does not read: it must not keep the others from being folded. */
  public static Optional<PlacedAct> read(Entry entry, Address at) {
    try {
      var act = ActCodec.decode(CanonicalJson.parse(entry.body().toArray()));
      return Optional.of(new PlacedAct(act, at));
    } catch (MalformedMeasurementException | MalformedActException e) {
      log.warn("the act {} is left out: {}", entry.envelope().id(), e.getMessage());
      return Optional.empty();
    }
  }
}
