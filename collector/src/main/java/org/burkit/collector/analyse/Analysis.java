package org.burkit.collector.analyse;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.RuleId;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.References;
import org.burkit.model.Target;

/**
 * Judges the measurements of files and prints one JSON line for each. One thread at a time.
 *
 * <p>It judges the facts alone: the verdict fields of the probe that submitted are not looked at.
 */
public final class Analysis {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Judge judge;
  private final Explanations explanations = new Explanations(Locale.ENGLISH);
  private final PrintStream out;
  private final PrintStream err;
  private long faults;

  public Analysis(References references, PrintStream out, PrintStream err) {
    this.judge = new Judge(references);
    this.out = out;
    this.err = err;
  }

  /** True when every line of every file was a measurement; others are named on {@code err}. */
  public boolean run(List<Path> files) throws IOException {
    for (Path file : files) {
      MeasurementFile.read(file, (json, line) -> judge(file, json, line));
    }
    return faults == 0;
  }

  private void judge(Path file, byte[] json, long line) {
    try {
      Measurement measurement = MeasurementCodec.decode(json);
      String id = MeasurementCodec.id(json).hex();
      out.println(line(file, line, id, measurement, judge.judge(measurement)));
    } catch (MalformedMeasurementException e) {
      faults++;
      err.println(file + ":" + line + ": " + e.getMessage());
    }
  }

  private ObjectNode line(Path file, long line, String id, Measurement m, Verdict verdict) {
    ObjectNode node = JSON.createObjectNode();
    node.put("file", file.toString()).put("line", line).put("id", id);
    node.put("input", m.target().map(Target::input).orElse(null));
    node.put("outcome", verdict.outcome().label());
    node.put(
        "mechanism", verdict.outcome().mechanismIfBlocked().map(Mechanism::label).orElse(null));
    node.put("confidence", verdict.confidence());
    var rules = node.putArray("rules");
    verdict.rules().stream().map(RuleId::toString).forEach(rules::add);
    return node.put("why", explanations.why(verdict));
  }
}
