package org.burkit.collector.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.journal.Address;
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
  private Where() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  static Where of(IncidentFilter filter) {
    var where = new Where();
    filter.state().ifPresent(where::state);
    where.add("cc = ?", filter.cc().map(CountryCode::code));
    where.add("asns @> ARRAY[?::BIGINT]", filter.asn().map(Asn::number));
    where.add("domains @> ARRAY[?::VARCHAR]", filter.domain());
    where.add("subject = ?", filter.service().map(id -> "service " + id));
    return where;
  }

  static Where of(MeasurementFilter filter) {
    var where = new Where();
    where.add("time >= ?", filter.since().map(Rows::micros));
    where.add("time < ?", filter.until().map(Rows::micros));
    where.add("cc = ?", filter.cc().map(CountryCode::code));
    where.add("asn = ?", filter.asn().map(Asn::number));
    if (filter.asn().isPresent()) {
      where.conditions.add("(cc, asn) IN (" + SqlSchema.NAMED_NETWORKS + ")");
    }
    where.add("domain = ?", filter.domain());
    where.add("service = ?", filter.service());
    where.add("category = ?", filter.category());
    where.add("outcome = ?", filter.outcome());
    where.add("detail = ?", filter.mechanism().map(Mechanism::label));
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

  /** Only those with these ids, at least one. */
  Where among(Collection<MeasurementId> ids) {
    conditions.add(ids(ids.size()));
    ids.forEach(id -> values.addAll(Rows.halves(id)));
    return this;
  }

  /** The condition that an id is one of so many, by their halves. */
  static String ids(int count) {
    return "(id_high, id_low) IN (" + String.join(",", Collections.nCopies(count, "(?, ?)")) + ")";
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
