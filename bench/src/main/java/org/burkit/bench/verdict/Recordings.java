package org.burkit.bench.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;

/** The recordings of the lab, for benches that need what the probe really says. */
public final class Recordings {
  private Recordings() {}

  /** What the rules of this version make of them, in their order. */
  public static List<Verdict> judged() {
    return Corpus.read().stream().map(Recordings::judge).toList();
  }

  private static Verdict judge(Specimen specimen) {
    return new Judge(specimen.references()).judge(measurement(specimen.measurement()));
  }

  /** Reads a recorded measurement. */
  public static Measurement measurement(JsonNode json) {
    try {
      return MeasurementCodec.decode(json.toString().getBytes(StandardCharsets.UTF_8));
    } catch (MalformedMeasurementException e) {
      throw new IllegalStateException("a recording must hold measurements", e);
    }
  }
}
