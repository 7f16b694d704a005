package org.burkit.collector.fold;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Origin;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.RuleId;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.lists.Site;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges one entry of the journal by one edition of the lists. Any thread may call it. */
public final class Judging {
  private static final Logger log = LoggerFactory.getLogger(Judging.class);

  private final Lists lists;
  private final Forgotten forgotten;
  private final Judge judge;
  private final Map<String, String> categories;

  public Judging(Lists lists) {
    this(lists, Forgotten.NOBODY);
  }

  /**
   * @param forgotten of whom nothing gets into a store
   */
  Judging(Lists lists, Forgotten forgotten) {
    this.lists = lists;
    this.forgotten = forgotten;
    this.categories = categories(lists.sites());
    this.judge = new Judge(lists.references());
  }

  /** One entry, and where it lies. */
  record Case(Entry entry, Address at) {}

  /** The rows for the store, in order. */
  List<JudgedMeasurement> inTurn(List<Case> cases) {
    return rows(cases.stream());
  }

  /** The same, judged by all processors at once. */
  List<JudgedMeasurement> byAll(List<Case> cases) {
    return rows(cases.parallelStream());
  }

  private List<JudgedMeasurement> rows(Stream<Case> cases) {
    return cases.map(c -> judge(c.entry(), c.at())).flatMap(Optional::stream).toList();
  }

  /**
   * The row for the store; empty for an entry that an older door let in and that no longer reads.
   */
  public Optional<JudgedMeasurement> judge(Entry entry, Address at) {
    try {
      Measurement measurement = MeasurementCodec.decode(entry.body().toArray());
      return Optional.of(row(entry.envelope(), measurement, judge.judge(measurement), at));
    } catch (MalformedMeasurementException e) {
      log.warn("measurement {} is left out: {}", entry.envelope().id(), e.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      // One measurement that we cannot judge must not keep all others from being judged.
      log.warn("measurement {} is left out by a fault of ours", entry.envelope().id(), e);
      return Optional.empty();
    }
  }

  private JudgedMeasurement row(Envelope envelope, Measurement m, Verdict verdict, Address at) {
    Optional<Service> service = lists.serviceOf(verdict.host());
    var origin = new Origin(envelope.ccSeen(), envelope.asnSeen(), m.vantage());
    boolean known = !forgotten.has(envelope.id());
    String probe = known ? storable(m.probeId().orElse("")) : "";
    long prefix = known ? envelope.prefix() : 0;
    return new JudgedMeasurement(
        envelope.id(),
        m.start().truncatedTo(ChronoUnit.MICROS),
        envelope.received().truncatedTo(ChronoUnit.MICROS),
        storable(m.target().map(Target::input).orElse("")),
        verdict.host(),
        service.map(Service::id).orElse(""),
        service.map(Service::category).orElse(categories.getOrDefault(verdict.host(), "")),
        origin.cc(),
        origin.asn(),
        probe,
        prefix == 0 ? "" : HexFormat.of().toHexDigits(prefix),
        origin.standing(envelope.source() == Source.API && known && m.probeId().isPresent()),
        verdict.outcome(),
        verdict.confidence(),
        verdict.decisive(),
        verdict.rules().stream().map(RuleId::toString).toList(),
        verdict.states(),
        at);
  }

  /** Without what UTF-8 or a text of PostgreSQL cannot hold: half characters and U+0000. */
  private static String storable(String text) {
    byte[] whole = text.replace('\0', '\uFFFD').getBytes(StandardCharsets.UTF_8);
    return new String(whole, StandardCharsets.UTF_8);
  }

  /** By host; where two addresses of a host differ, the first of the lists tells. */
  private static Map<String, String> categories(List<Site> sites) {
    var categories = new HashMap<String, String>();
    for (Site site : sites) {
      new Target(site.url())
          .host()
          .ifPresent(host -> categories.putIfAbsent(host, site.category()));
    }
    return Map.copyOf(categories);
  }
}
