package org.burkit.collector.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Acts;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Network;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.evidence.redact.Hours;
import org.burkit.evidence.redact.Redaction;
import org.burkit.model.Asn;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;

/**
 * A store as everybody may ask it: incidents ({@link Redaction}), measurements, counts and acts say
 * no more than they may, so that API, pages, feeds and evidence cannot say more than that. What
 * only the fold asks is passed on as it is. As its own store says, so do its threads.
 */
public final class PublicStore implements Store {
  private final Store store;
  private volatile Unsigned unsigned = new Unsigned(Acts.of(List.of()));

  /** What editors say, and the same without their names: most who ask find it made already. */
  private record Unsigned(Acts said, Acts byNobody) {
    Unsigned(Acts said) {
      this(said, said.withoutNames());
    }
  }

  /**
   * @param store is closed by whoever opened it
   */
  public PublicStore(Store store) {
    this.store = store;
  }

  @Override
  public Snapshot snapshot(Position after, Set<IncidentId> also) {
    Snapshot found = store.snapshot(after, also);
    return new Snapshot(
        found.position(), published(found.incidents()), found.made(), found.acts().withoutNames());
  }

  @Override
  public List<Incident> incidents(IncidentFilter filter, int most) {
    return named(filter, store.incidents(filter, most));
  }

  @Override
  public List<Incident> latest(IncidentFilter filter, int most) {
    return named(filter, store.latest(filter, most));
  }

  /** Those that still have the network that was asked for. */
  private List<Incident> named(IncidentFilter filter, List<Incident> found) {
    return published(found).stream()
        .filter(incident -> filter.asn().map(incident.asns()::contains).orElse(true))
        .toList();
  }

  @Override
  public Optional<Incident> incident(IncidentId id) {
    return store.incident(id).flatMap(found -> published(List.of(found)).stream().findFirst());
  }

  private List<Incident> published(List<Incident> incidents) {
    Set<Network> networks = new HashSet<>();
    for (Incident i : incidents) {
      i.asns().forEach(asn -> networks.add(new Network(i.cc(), asn)));
      i.unblocked()
          .ifPresent(end -> end.asns().forEach(asn -> networks.add(new Network(i.cc(), asn))));
    }
    var redaction = new Redaction(store.named(networks)::contains);
    return incidents.stream().flatMap(incident -> redaction.of(incident).stream()).toList();
  }

  @Override
  public Optional<JudgedMeasurement> measurement(MeasurementId id, Address at) {
    return store.measurement(id, at).map(found -> redacted(List.of(found)).getFirst());
  }

  @Override
  public List<JudgedMeasurement> measurements(
      MeasurementFilter filter, Optional<Address> before, int limit) {
    return redacted(store.measurements(byTheHour(filter), before, limit));
  }

  @Override
  public List<JudgedMeasurement> measurements(
      Collection<MeasurementId> ids, MeasurementFilter within) {
    return redacted(store.measurements(ids, byTheHour(within)));
  }

  private List<JudgedMeasurement> redacted(List<JudgedMeasurement> found) {
    Set<Network> named =
        store.named(found.stream().map(PublicStore::network).collect(Collectors.toSet()));
    return found.stream()
        .map(m ->
            m.redacted(Hours.begin(m.time()), named.contains(network(m)) ? m.asn() : Asn.UNKNOWN))
        .toList();
  }

  private static Network network(JudgedMeasurement m) {
    return new Network(m.cc(), m.asn());
  }

  /**
   * The filter whose measurements are those that pass the given one when their times are hours:
   * nobody finds a minute by asking.
   */
  private static MeasurementFilter byTheHour(MeasurementFilter asked) {
    return new MeasurementFilter(
        asked.since().map(Hours::notBefore),
        asked.until().map(Hours::notBefore),
        asked.cc(),
        asked.asns(),
        asked.domain(),
        asked.service(),
        asked.category(),
        asked.outcome(),
        asked.mechanism());
  }

  @Override
  public List<Tally> tallies(List<Axis> axes, MeasurementFilter filter, int limit) {
    return store.tallies(axes, byTheHour(filter), limit);
  }

  @Override
  public Map<IncidentId, Map<ServiceFunction, String>> functions(Collection<Incident> incidents) {
    return store.functions(incidents);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // the store gives the same ones until there are others
  public Acts acts() {
    Acts said = store.acts();
    Unsigned kept = unsigned;
    if (kept.said != said) {
      kept = new Unsigned(said);
      unsigned = kept;
    }
    return kept.byNobody;
  }

  @Override
  public List<Act> contests(int most) {
    return store.contests(most);
  }

  @Override
  public boolean wasMeasured(Optional<String> domain, Optional<String> service) {
    return store.wasMeasured(domain, service);
  }

  @Override
  public void nameBy(Naming naming) {
    store.nameBy(naming);
  }

  @Override
  public Set<Network> named(Set<Network> networks) {
    return store.named(networks);
  }

  @Override
  public boolean isOfThisEdition() {
    return store.isOfThisEdition();
  }

  @Override
  public Position position() {
    return store.position();
  }

  @Override
  public Position takeOver() {
    return store.takeOver();
  }

  @Override
  public void commit(Batch batch) {
    store.commit(batch);
  }

  @Override
  public void eachMeasurement(Consumer<JudgedMeasurement> consumer) {
    store.eachMeasurement(consumer);
  }

  @Override
  public void eachBallot(Set<Cell> cells, Consumer<Ballot> consumer) {
    store.eachBallot(cells, consumer);
  }

  @Override
  public void eachBallot(Network network, Instant from, Consumer<Ballot> consumer) {
    store.eachBallot(network, from, consumer);
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    return store.firstHeard(network, voters);
  }

  @Override
  public void close() {
    store.close();
  }
}
