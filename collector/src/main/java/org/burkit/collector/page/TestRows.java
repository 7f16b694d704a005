package org.burkit.collector.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
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
    Set<Network> named =
        store.named(found.stream().map(TestRows::network).collect(Collectors.toSet()));
    return found.reversed().stream().map(m -> row(m, named.contains(network(m)))).toList();
  }

  private TestRow row(JudgedMeasurement m, boolean named) {
    return new TestRow(
        wording.time(m.time()),
        wording.place(m.cc(), Optional.of(m.asn()).filter(_ -> named)),
        m.domain(),
        language.say("outcome." + m.outcome().label()),
        m.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(""),
        "/api/v1/measurements/" + m.id().hex());
  }

  private static Network network(JudgedMeasurement m) {
    return new Network(m.cc(), m.asn());
  }
}
