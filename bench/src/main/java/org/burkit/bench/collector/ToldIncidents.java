package org.burkit.bench.collector;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Means;
import org.burkit.analysis.incident.Subject;
import org.burkit.analysis.incident.Unblocked;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/**
 * Makes incidents that rest on the rows of a store, each site's one after another; one in a hundred
 * still goes on. One thread.
 */
final class ToldIncidents {
  private static final int REMEMBERED = 200;
  private static final int LOOKED_AT = 5;
  private static final int OPEN_OF = 100;
  private static final String CHECKS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final CountryCode KZ = new CountryCode("KZ");

  private final int count;
  private final Map<String, ArrayDeque<JudgedMeasurement>> rows = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  ToldIncidents(int count) {
    this.count = count;
  }

  /** Takes a row of the store, in their order. */
  void hear(JudgedMeasurement row) {
    ArrayDeque<JudgedMeasurement> ofSite =
        rows.computeIfAbsent(row.domain(), _ -> new ArrayDeque<>());
    ofSite.addLast(row);
    if (ofSite.size() > REMEMBERED) {
      ofSite.removeFirst();
    }
    now = row.time().isAfter(now) ? row.time() : now;
  }

  /** When the last row was made. */
  Instant now() {
    return now;
  }

  List<String> ids() {
    return ids;
  }

  /** Puts them into the store, and what pages look at closely into the journal. */
  void tell(Store store, FileJournal journal) throws IOException, InterruptedException {
    List<String> sites = List.copyOf(rows.keySet());
    var bySubject = new HashMap<Subject, List<Incident>>();
    for (int n = 0; n < count; n++) {
      String site = sites.get(n % sites.size());
      Incident incident = incident(n, site);
      String service = incident.service();
      String subject = service.isEmpty() ? "domain " + site : "service " + service;
      bySubject
          .computeIfAbsent(new Subject(subject, service, KZ), _ -> new ArrayList<>())
          .add(incident);
      ids.add(incident.id().text());
    }
    store.commit(new Batch(List.of(), bySubject, store.position()));
    for (String site : sites) {
      journal.appendAndWait(entries(site));
    }
  }

  private Incident incident(int n, String site) {
    List<JudgedMeasurement> seen = List.copyOf(rows.getOrDefault(site, new ArrayDeque<>()));
    List<JudgedMeasurement> part = seen.subList(seen.size() / 4, seen.size());
    Instant from = part.getFirst().time();
    Instant to = part.getLast().time();
    boolean open = n % OPEN_OF == 0;
    List<Asn> asns = List.of(new Asn(64_500 + n % 40));
    List<MeasurementId> evidence = part.stream().map(JudgedMeasurement::id).toList();
    List<MeasurementId> against =
        seen.subList(0, seen.size() / 4).stream().map(JudgedMeasurement::id).toList();
    return new Incident(
        id(n),
        Kind.BLOCK,
        part.getFirst().service(),
        List.of(site),
        KZ,
        asns,
        Optional.of(Mechanism.TLS_TIMEOUT),
        open,
        Grade.LIKELY,
        0.97,
        Optional.of(from.minus(Duration.ofHours(1 + n % 5_000))),
        from.minus(Duration.ofHours(n % 5_000)),
        open ? Optional.empty() : Optional.of(to),
        open ? Optional.empty() : Optional.of(to),
        to,
        open
            ? Optional.empty()
            : Optional.of(new Unblocked(to, to, 3, asns, List.of(evidence.getLast()))),
        evidence.size(),
        8,
        against.size(),
        6,
        8,
        List.of(new Means(Mechanism.TLS_TIMEOUT, from, to, evidence.size())),
        List.of(),
        evidence,
        against);
  }

  /** With the one check character that fits. */
  private static IncidentId id(int n) {
    String body = "KZ-%08d-".formatted(n);
    return CHECKS
        .chars()
        .mapToObj(check -> IncidentId.parse(body + (char) check))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private List<Entry> entries(String site) {
    List<JudgedMeasurement> seen = List.copyOf(rows.getOrDefault(site, new ArrayDeque<>()));
    return seen.subList(Math.max(0, seen.size() - LOOKED_AT), seen.size()).stream()
        .map(row -> entry(site, row))
        .toList();
  }

  private static Entry entry(String site, JudgedMeasurement row) {
    byte[] json = Submissions.blocked(site, row.at().index(), row.time());
    var envelope =
        new Envelope(row.id(), row.received(), Source.API, CountryCode.UNKNOWN, Asn.UNKNOWN, 1);
    return new Entry(envelope, Bytes.owning(json));
  }
}
