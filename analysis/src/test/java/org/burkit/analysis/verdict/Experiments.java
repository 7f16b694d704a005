package org.burkit.analysis.verdict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Diagnosis.RouterClass;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** Experiments for scenes, in one line each. */
final class Experiments {
  static final String NAME = "site.example";
  static final String GOOD = "9.9.9.9";

  private Experiments() {}

  static Attempt failed(String ip, String name, FailureKind kind) {
    return attempt(ip, name, Optional.of(Failure.of(kind)), Optional.empty());
  }

  static Attempt answered(String ip, String name, String answer) {
    return attempt(ip, name, Optional.empty(), Optional.of(answer));
  }

  private static Attempt attempt(
      String ip, String name, Optional<Failure> failure, Optional<String> answer) {
    String address = ip + ":443";
    return new Attempt(address, name, Duration.ZERO, Duration.ofMillis(50), failure, answer);
  }

  static Diagnosis paired(
      NameLayer layer, Attempt target, Attempt neutral, Attempt other, Attempt nobody) {
    return new Diagnosis.PairedName(
        layer, target, Optional.of(neutral), Optional.of(other), Optional.of(nobody), Extra.NONE);
  }

  static Diagnosis.HopTrace trace(HopKind kind, List<Came> steps, List<Came> reference) {
    return new Diagnosis.HopTrace(
        kind, Scene.REAL + ":443", NAME, hops(steps), hops(reference), Extra.NONE);
  }

  private static List<HopStep> hops(List<Came> came) {
    List<HopStep> steps = new ArrayList<>();
    for (Came one : came) {
      steps.add(new HopStep(steps.size() + 1, one, RouterClass.UNKNOWN, Duration.ofMillis(9)));
    }
    return steps;
  }
}
