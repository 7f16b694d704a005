package org.burkit.bench.verdict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.burkit.analysis.verdict.Judge;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.model.Measurement;

/** How right single verdicts are, on the labelled measurements of the lab. */
public final class VerdictBench implements Bench {
  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public String summary() {
    return "how often single verdicts are right, on measurements of the lab whose truth is known";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    List<Specimen> all = Corpus.read();
    List<Specimen> told = all.stream().filter(Specimen::told).toList();
    progress.accept(told.size() + " measurements");
    Confusion ours = confusion(new Ours(), Ablation.AS_MEASURED, told);
    Reliability reliability = reliability(told);
    return new Report(
        "Single verdicts",
        List.of(
            "%,d measurements of the lab's scenarios, recorded by the real probe on real packets and judged by rule set %s. %,d more, of %,d scenarios, are left out here because the truth cannot be known from a home or is not told yet; they stand in the last table. All chance was in the recording: the seed changes nothing."
                .formatted(
                    told.size(), Judge.RULE_SET, all.size() - told.size(), scenarios(all, false)),
            "Repetitions of one scenario are one cluster; intervals come from resampling clusters. Where nothing was wrong in n cases the interval ends at three in n. All are of one country and its three networks, so they say how the method fares on these situations, not how often the situations occur. The rules were made by people who knew these scenarios: on situations that nobody thought of they will do worse."),
        List.of(
            bound("innocents accused", ours.accused(), ours.innocents()),
            bound("knowable blocks missed", ours.missed(), ours.censored())),
        List.of(
            new Table("Methods", Confusion.COLUMNS, methods(ours, told)),
            new Table("What each source of evidence is worth", Confusion.COLUMNS, ablations(told)),
            new Table(
                "Confidence and truth",
                List.of("confidence", "verdicts", "mean confidence", "share right"),
                reliability.rows()),
            new Table(
                "Calibration",
                List.of("expected calibration error"),
                List.of(List.of(Value.of(reliability.error())))),
            new Table(
                "Not told yet: what is said",
                List.of("truth", "said", "measurements"),
                untold(all))),
        List.of(reliability.chart()));
  }

  private static long scenarios(List<Specimen> specimens, boolean told) {
    return specimens.stream()
        .filter(s -> s.told() == told)
        .map(Specimen::scenario)
        .distinct()
        .count();
  }

  private static Bound bound(String what, int found, int of) {
    return new Bound(what, "none", found + " of " + of, found == 0);
  }

  private static List<List<Value>> methods(Confusion ours, List<Specimen> specimens) {
    Map<String, Method> others = new LinkedHashMap<>();
    others.put("comparison as published (ts-017)", new PublishedMethod());
    others.put("no page here, page for the control", new FirstFailure());
    List<List<Value>> rows = new ArrayList<>();
    rows.add(ours.row("these rules"));
    others.forEach(
        (name, method) -> rows.add(confusion(method, Ablation.AS_MEASURED, specimens).row(name)));
    return rows;
  }

  private static List<List<Value>> ablations(List<Specimen> specimens) {
    return Ablation.all().stream()
        .map(ablation -> confusion(new Ours(), ablation, specimens).row(ablation.words()))
        .toList();
  }

  private static Confusion confusion(Method method, Ablation ablation, List<Specimen> specimens) {
    Confusion confusion = new Confusion();
    for (Specimen specimen : specimens) {
      Measurement measurement = Recordings.measurement(ablation.applied(specimen.measurement()));
      confusion.add(specimen, method.judge(measurement, specimen.references()));
    }
    return confusion;
  }

  private static Reliability reliability(List<Specimen> specimens) {
    Reliability reliability = new Reliability();
    for (Ablation ablation : Ablation.all()) {
      for (Specimen specimen : specimens) {
        Measurement measurement = Recordings.measurement(ablation.applied(specimen.measurement()));
        Opinion opinion = new Ours().judge(measurement, specimen.references());
        if (!opinion.outcome().equals("inconclusive")) {
          boolean right = opinion.blocked() == specimen.censored();
          reliability.add(opinion.confidence(), right);
        }
      }
    }
    return reliability;
  }

  private static List<List<Value>> untold(List<Specimen> all) {
    Map<String, Map<String, Long>> counts = new TreeMap<>();
    for (Specimen specimen : all) {
      if (!specimen.told()) {
        Opinion opinion =
            new Ours().judge(Recordings.measurement(specimen.measurement()), specimen.references());
        counts
            .computeIfAbsent(specimen.outcome(), _ -> new TreeMap<>())
            .merge(opinion.outcome(), 1L, Long::sum);
      }
    }
    List<List<Value>> rows = new ArrayList<>();
    counts.forEach((truth, said) ->
        said.forEach(
            (word, count) -> rows.add(List.of(Value.of(truth), Value.of(word), Value.of(count)))));
    return rows;
  }
}
