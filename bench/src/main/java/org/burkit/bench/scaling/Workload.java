package org.burkit.bench.scaling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.bench.fold.Arrivals;
import org.burkit.bench.verdict.SixKilobytes;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.Position;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;

/** What is judged, kept and folded. Stateless. */
final class Workload {
  private static final Instant RECEIVED = Instant.parse("2026-11-24T07:00:00Z");
  private static final int CELLS = 150;
  private static final int PROBES = 5;

  private Workload() {}

  private record Once(Cell cell, MeasurementId id) {}

  /** Measurements of the lab of 6 KB on the average, each with another time and id. */
  static List<Entry> entries(Path directory, int count) throws IOException {
    Path file = directory.resolve("measurements.jsonl");
    SixKilobytes.write(file, count);
    try (Stream<String> lines = Files.lines(file)) {
      var number = new AtomicLong();
      return lines.map(line -> entry(line, number.getAndIncrement())).toList();
    }
  }

  private static Entry entry(String json, long number) {
    var envelope =
        new Envelope(
            id(number),
            RECEIVED.plusMillis(number),
            Source.API,
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            number % 1_000 + 1);
    return new Entry(envelope, Bytes.owning(json.getBytes(StandardCharsets.UTF_8)));
  }

  /** As little alike as those of real ones. */
  private static MeasurementId id(long number) {
    return MeasurementId.of(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }

  /** Ballots of one month, as a collector gets them, each once. */
  static List<Ballot> ballots(long seed, int count) {
    Set<Once> seen = new HashSet<>();
    return Arrivals.of(seed, CELLS, PROBES).stream()
        .filter(ballot -> seen.add(new Once(ballot.cell(), ballot.id())))
        .limit(count)
        .toList();
  }

  /** The same as rows of the store. */
  static List<JudgedMeasurement> rows(List<Ballot> ballots) {
    var rows = new ArrayList<JudgedMeasurement>(ballots.size());
    for (Ballot ballot : ballots) {
      rows.add(
          new JudgedMeasurement(
              ballot.id(),
              ballot.time(),
              ballot.time(),
              "https://" + ballot.cell().domain() + "/",
              ballot.cell().domain(),
              ballot.service(),
              "NEWS",
              ballot.cell().cc(),
              ballot.cell().asn(),
              ballot.probe(),
              ballot.prefix(),
              ballot.standing(),
              ballot.outcome(),
              ballot.confidence(),
              ballot.decisive(),
              List.of("tls.timeout"),
              Map.of(),
              new Address(new Position(rows.size() + 1L, 0), 0)));
    }
    return rows;
  }
}
