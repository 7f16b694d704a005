package org.burkit.collector.page;

import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.model.Asn;
import org.burkit.model.MeasurementId;

/** Puts single tests into words. Any thread may use it. */
public final class TestRows {
  private final Store store;
  private final Wording wording;
  private final Language language;

  TestRows(Store store, Wording wording, Language language) {
    this.store = store;
    this.wording = wording;
    this.language = language;
  }

  /**
   * One test.
   *
   * @param result how it ended
   * @param mechanism its label; empty where nothing was blocked
   */
  public record TestRow(
      String time, String network, String domain, String result, String mechanism, String href) {}

  /** Those of an incident's tests, the latest first; small networks are not named. */
  List<TestRow> of(List<MeasurementId> ids, Incident incident) {
    List<JudgedMeasurement> found = store.measurements(ids, Scope.evidence(incident));
    return found.reversed().stream().map(this::row).toList();
  }

  private TestRow row(JudgedMeasurement m) {
    return new TestRow(
        wording.time(m.time()),
        wording.place(m.cc(), Optional.of(m.asn()).filter(Asn::isKnown)),
        m.domain(),
        language.say("outcome." + m.outcome().label()),
        m.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(""),
        "/api/v1/measurements/" + m.id().hex());
  }
}
