package org.burkit.collector.analyse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.RuleId;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.collector.file.MeasurementFile;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.References;
import org.burkit.model.Target;

/**
 * Judges the measurements of files and prints one JSON line for each, in their order. One thread
 * asks; the judging runs on as many as there are processors.
 *
 * <p>It judges the facts alone: the verdict fields of the probe that submitted are not looked at.
 */
public final class Analysis {
  /** Measurements that one thread judges at a stretch. */
  private static final int STRETCH = 64;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Judge judge;
  private final Explanations explanations = new Explanations(Locale.ENGLISH);
  private final PrintStream out;
  private final PrintStream err;
  private boolean faulty;

  public Analysis(References references, PrintStream out, PrintStream err) {
    this.judge = new Judge(references);
    this.out = out;
    this.err = err;
  }

  /** What is printed of one entry, and on the error stream where it is no measurement. */
  private record Line(String json, Optional<String> fault) {}

  /**
   * True when every entry of every file was a measurement. One that is not has a line as well,
   * inconclusive and with the reason, and is named on the error stream.
   *
   * @throws IOException where a file cannot be read to its end, naming it
   */
  public boolean run(List<Path> files) throws IOException {
    for (Path file : files) {
      try (MeasurementFile entries = new MeasurementFile(file, List.of())) {
        judge(file, entries);
      } catch (IOException | UncheckedIOException e) {
        throw new IOException(file + ": cannot be read to its end: " + e.getMessage(), e);
      }
    }
    return !faulty;
  }

  private void judge(Path file, MeasurementFile entries) {
    Stream.generate(() -> next(entries))
        .takeWhile(Optional::isPresent)
        .gather(Gatherers.windowFixed(STRETCH))
        .gather(
            Gatherers.mapConcurrent(
                Runtime.getRuntime().availableProcessors(),
                stretch -> stretch.stream().map(entry -> line(file, entry.orElseThrow())).toList()))
        .forEachOrdered(lines -> lines.forEach(this::print));
  }

  private static Optional<MeasurementFile.Entry> next(MeasurementFile entries) {
    try {
      return entries.next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(Line line) {
    out.println(line.json());
    line.fault()
        .ifPresent(fault -> {
          faulty = true;
          err.println(fault);
        });
  }

  private Line line(Path file, MeasurementFile.Entry entry) {
    ObjectNode node = JSON.createObjectNode();
    node.put("file", file.toString()).put("line", entry.number());
    try {
      byte[] json = entry.json().orElseThrow(Analysis::tooLarge);
      var identified = MeasurementCodec.identify(json);
      Measurement measurement = identified.measurement();
      fill(node.put("id", identified.id().hex()), measurement, judge.judge(measurement));
      return new Line(node.toString(), Optional.empty());
    } catch (MalformedMeasurementException e) {
      node.putNull("id").putNull("input").put("outcome", "inconclusive").putNull("mechanism");
      node.put("confidence", 0.0).putArray("rules");
      node.put("why", "This is no measurement: " + e.getMessage());
      String fault = file + ":" + entry.number() + ": " + e.getMessage();
      return new Line(node.toString(), Optional.of(fault));
    }
  }

  private void fill(ObjectNode node, Measurement m, Verdict verdict) {
    node.put("input", m.target().map(Target::input).orElse(null));
    node.put("outcome", verdict.outcome().label());
    node.put(
        "mechanism", verdict.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    node.put("confidence", verdict.confidence());
    verdict.hop().ifPresent(hop -> node.put("hop", hop));
    verdict.only().ifPresent(version -> node.put("only", version.label()));
    var rules = node.putArray("rules");
    verdict.rules().stream().map(RuleId::toString).forEach(rules::add);
    node.put("why", explanations.why(verdict));
  }

  private static MalformedMeasurementException tooLarge() {
    return new MalformedMeasurementException(
        "expected at most "
            + (MeasurementFile.LARGEST_MEASUREMENT >> 20)
            + " MiB, this one is larger");
  }
}
