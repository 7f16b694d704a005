package org.burkit.bench.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.bench.verdict.Corpus;
import org.burkit.bench.verdict.Recordings;
import org.burkit.bench.verdict.Specimen;
import org.burkit.lists.Lists;
import org.burkit.model.Measurement;
import org.burkit.model.Target;

/**
 * How what a home sees looks on the wire: as the probe recorded it in the lab, of the same name,
 * where a collector's rules and lists make the same of it. One thread.
 */
final class Voices {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Larger recordings are rare and would make the day longer, not harder. */
  private static final int LARGEST = 20_000;

  private final Map<Word, List<ObjectNode>> recorded = new HashMap<>();
  private int silent;

  private record Word(String domain, Outcome outcome) {}

  private Voices() {}

  static Voices ofTheLab() {
    var voices = new Voices();
    var judge = new Judge(Lists.bundled().references());
    for (Specimen specimen : Corpus.read()) {
      ObjectNode json = specimen.measurement();
      if (specimen.told() && json.toString().length() <= LARGEST) {
        Measurement measurement = Recordings.measurement(json);
        Outcome outcome = judge.judge(measurement).outcome();
        measurement
            .target()
            .flatMap(Target::host)
            .ifPresent(host ->
                voices
                    .recorded
                    .computeIfAbsent(new Word(host, outcome), _ -> new ArrayList<>())
                    .add(json));
      }
    }
    return voices;
  }

  /**
   * The measurement as that home would send it; empty where the lab recorded nothing like it.
   *
   * @param probe pseudonym, 32 hex digits
   */
  Optional<byte[]> say(Ballot ballot, String probe, Instant time, RandomGenerator random) {
    List<ObjectNode> like =
        recorded.getOrDefault(new Word(ballot.cell().domain(), ballot.outcome()), List.of());
    if (like.isEmpty()) {
      silent++;
      return Optional.empty();
    }
    String when = TIME.format(time.atOffset(ZoneOffset.UTC));
    ObjectNode said = like.get(random.nextInt(like.size())).deepCopy();
    said.put("measurement_start_time", when)
        .put("test_start_time", when)
        .put("probe_cc", ballot.cell().cc().code())
        .put("probe_asn", ballot.cell().asn().toString())
        .put("x_probe_id", probe);
    return Optional.of(said.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** How often there was no recording. */
  int silent() {
    return silent;
  }
}
