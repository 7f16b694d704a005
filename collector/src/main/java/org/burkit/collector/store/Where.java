package org.burkit.collector.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.IncidentFilter.StateAt;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * The conditions of a question in SQL; values are never part of the text.
 *
 * @param conditions each with as many question marks as it has values
 */
record Where(List<String> conditions, List<Object> values) {
  /** Written as a table, since DuckDB would go through a list for each row. */
  static final String AMONG_INCIDENTS = "id IN (SELECT unnest(?::VARCHAR[]))";

  private Where() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  static Where nothing() {
    return new Where();
  }

  static Where of(IncidentFilter filter) {
    var where = new Where();
    filter.state().ifPresent(where::state);
    where.add("cc = ?", filter.cc().map(CountryCode::code));
    where.add("asns @> ARRAY[?::BIGINT]", filter.asn().map(Asn::number));
    where.add("domains @> ARRAY[?::VARCHAR]", filter.domain());
    where.add("subject = ?", filter.service().map(id -> "service " + id));
    where.add("kind = ?", filter.kind().map(Kind::label));
    filter.after().ifPresent(where::writtenAfter);
    where.add(
        AMONG_INCIDENTS,
        filter.among().map(ids -> ids.stream().map(IncidentId::text).toArray(String[]::new)));
    return where;
  }

  static Where of(MeasurementFilter filter, Supplier<Set<Network>> named) {
    return of(filter, "time", named);
  }

  /**
   * @param time the column that has it
   * @param named the networks that are named, asked only where the filter asks for one
   */
  static Where of(MeasurementFilter filter, String time, Supplier<Set<Network>> named) {
    Where where = ofAnything(filter, time, named);
    where.add("domain = ?", filter.domain());
    where.add("service = ?", filter.service());
    return where;
  }

  private static Where ofAnything(
      MeasurementFilter filter, String time, Supplier<Set<Network>> named) {
    var where = new Where();
    where.add(time + " >= ?", filter.since().map(Rows::micros));
    where.add(time + " < ?", filter.until().map(Rows::micros));
    where.add("cc = ?", filter.cc().map(CountryCode::code));
    if (!filter.asns().isEmpty()) {
      where.networks(filter.cc(), filter.asns(), named.get());
    }
    where.add("category = ?", filter.category());
    where.add("outcome = ?", filter.outcome());
    where.add("detail = ?", filter.mechanism().map(Mechanism::label));
    return where;
  }

  /** Those that are named; where several countries are asked, a number alone is not enough. */
  private void networks(Optional<CountryCode> cc, Set<Asn> asns, Set<Network> named) {
    Set<Network> asked =
        in(cc, named).stream()
            .filter(network -> asns.contains(network.asn()))
            .collect(Collectors.toUnmodifiableSet());
    add("asn = ANY(?::BIGINT[])", Optional.of(numbers(asked)));
    if (cc.isEmpty()) {
      add("cc || asn = ANY(?::VARCHAR[])", Optional.of(names(asked)));
    }
  }

  /** Those of a country; all where none is asked for. */
  static Set<Network> in(Optional<CountryCode> cc, Set<Network> networks) {
    return networks.stream()
        .filter(network -> cc.map(network.cc()::equals).orElse(true))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** They are compared in less time than {@link #names}. */
  static Long[] numbers(Set<Network> networks) {
    return networks.stream().map(network -> network.asn().number()).distinct().toArray(Long[]::new);
  }

  /** As {@code cc || asn} has them. */
  static String[] names(Set<Network> networks) {
    return networks.stream()
        .map(network -> network.cc().code() + network.asn().number())
        .toArray(String[]::new);
  }

  /** What stands on a shelf; its topic says already what the filter says of it. */
  static Where of(MeasurementFilter filter, Shelf shelf, Supplier<Set<Network>> named) {
    Where where = ofAnything(filter, "time", named);
    where.add("topic = ?", Optional.of(shelf.topic()));
    where.add("service = ?", filter.domain().flatMap(_ -> filter.service()));
    return where;
  }

  static Where of(Optional<String> domain, Optional<String> service) {
    var where = new Where();
    where.add("domain = ?", domain);
    where.add("service = ?", service);
    return where;
  }

  /** The measurements of services that incidents may rest on. */
  static Where inServices(List<Incident> incidents) {
    var where = new Where();
    where.conditions.add("service = ANY(?::VARCHAR[])");
    where.values.add(incidents.stream().map(Incident::service).distinct().toArray(String[]::new));
    where.add(
        "time >= ?",
        incidents.stream()
            .map(Incident::startedBefore)
            .min(Comparator.naturalOrder())
            .map(first -> Rows.micros(first.minus(MeasurementFilter.EDGE))));
    where.add(
        "time < ?",
        incidents.stream()
            .map(Incident::lastMeasured)
            .max(Comparator.naturalOrder())
            .map(last -> Rows.micros(last.plus(MeasurementFilter.EDGE))));
    return where;
  }

  /** Only what lies before an entry in the journal. */
  Where before(Address address) {
    conditions.add("(segment, place, number) < (?, ?, ?)");
    values.add(address.block().segment());
    values.add(address.block().offset());
    values.add(address.index());
    return this;
  }

  /**
   * Only those with these ids. They are two values however many they are: a database takes longer
   * to read a question of a hundred values than to answer it.
   */
  Where among(Collection<MeasurementId> ids) {
    conditions.add(
        "(id_high, id_low) IN"
            + " (SELECT unnest(?::VARCHAR[])::UUID, unnest(?::VARCHAR[])::UUID)");
    values.add(
        ids.stream().map(id -> Rows.halves(id).getFirst().toString()).toArray(String[]::new));
    values.add(ids.stream().map(id -> Rows.halves(id).getLast().toString()).toArray(String[]::new));
    return this;
  }

  /** The same whose ids begin so. */
  Where beginning(Collection<MeasurementId> ids) {
    conditions.add("id_start IN (SELECT unnest(?::BIGINT[])::INTEGER)");
    values.add(ids.stream().map(id -> (long) Rows.start(id)).toArray(Long[]::new));
    return this;
  }

  /**
   * Only those that lie at one of these places.
   *
   * @param places at least one
   */
  Where at(List<Address> places) {
    List<Long> segments = places.stream().map(at -> at.block().segment()).sorted().toList();
    add("segment >= ?", Optional.of(segments.getFirst()));
    add("segment <= ?", Optional.of(segments.getLast()));
    conditions.add(
        "(segment, place, number) IN"
            + " (SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[]), unnest(?::BIGINT[]))");
    values.add(places.stream().map(at -> at.block().segment()).toArray(Long[]::new));
    values.add(places.stream().map(at -> at.block().offset()).toArray(Long[]::new));
    values.add(places.stream().map(at -> (long) at.index()).toArray(Long[]::new));
    return this;
  }

  private void writtenAfter(Position position) {
    conditions.add("(segment, place) > (?, ?)");
    values.add(position.segment());
    values.add(position.offset());
  }

  /** With the word WHERE; empty where there is no condition. */
  String sql() {
    return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
  }

  private void state(StateAt asked) {
    String condition =
        switch (asked.state()) {
          case CLOSED -> "NOT open AND last_measured >= ?";
          case OPEN -> "open AND last_measured >= ?";
          case UNMEASURED -> "open AND last_measured < ?";
        };
    conditions.add(condition);
    values.add(
        asked.state() == State.CLOSED ? 0L : (Object) Rows.micros(State.staleBefore(asked.at())));
  }

  private void add(String condition, Optional<?> value) {
    value.ifPresent(v -> {
      conditions.add(condition);
      values.add(v);
    });
  }
}
