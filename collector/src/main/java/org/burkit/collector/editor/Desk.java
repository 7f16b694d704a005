package org.burkit.collector.editor;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.burkit.analysis.incident.ActCodec;
import org.burkit.analysis.incident.ActCodec.Draft;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.Store;
import org.burkit.model.Asn;
import org.burkit.model.CanonicalJson;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementId;

/** Makes acts durable. Any thread. */
public final class Desk {
  private final Journal journal;
  private final Store store;
  private final InstantSource clock;

  public Desk(Journal journal, Store store, InstantSource clock) {
    this.journal = journal;
    this.store = store;
    this.clock = clock;
  }

  /** Whether there is such an incident, or was when something was said of it. */
  public boolean knows(IncidentId id) {
    return store.incident(id).isPresent() || !store.acts().of(id).isEmpty();
  }

  /**
   * Returns once it is on the disk.
   *
   * @param name of the editor; empty for a reader, of whom nothing is kept, and for the collector
   *     itself
   * @return the digest of its bytes, under which the journal has it
   */
  public MeasurementId take(Draft draft, String name) throws IOException, InterruptedException {
    var now = clock.instant();
    byte[] json;
    try {
      json = CanonicalJson.of(ActCodec.encode(draft.by(name, now)));
    } catch (MalformedMeasurementException e) {
      throw new IllegalArgumentException("an act has Unicode text and no numbers", e);
    }
    var id = MeasurementId.of(json);
    var envelope = new Envelope(id, now, Source.ACT, CountryCode.UNKNOWN, Asn.UNKNOWN, 0);
    journal.appendAndWait(List.of(new Entry(envelope, Bytes.owning(json))));
    return id;
  }
}
