package org.burkit.bench.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.junit.jupiter.api.Test;

class VerdictBenchTest {

  @Test
  void corpus_holdsAtLeastAsManyInnocentsAsBlocks() {
    List<Specimen> all = Corpus.read();

    assertThat(all).hasSizeGreaterThan(120);
    assertThat(all.stream().filter(s -> !s.censored()).count())
        .isGreaterThanOrEqualTo(all.stream().filter(Specimen::censored).count());
  }

  @Test
  void noInnocentIsAccused_andNoKnowableBlockMissed() {
    Report report = new VerdictBench().run(1, _ -> {});

    assertThat(report.bounds()).hasSize(2).allMatch(Bound::met);
  }

  @Test
  void controlTakenAway_leavesMoreOpen_andAccusesNobody() {
    Report report = new VerdictBench().run(1, _ -> {});
    Table worth =
        report.tables().stream().filter(t -> t.name().startsWith("What")).findFirst().orElseThrow();
    List<Value> whole = worth.rows().getFirst();
    List<Value> without = worth.rows().get(Ablation.NO_CONTROL.ordinal());

    assertThat(count(without, "blocks found")).isLessThan(count(whole, "blocks found"));
    assertThat(count(without, "innocents accused")).isZero();
  }

  @Test
  void otherMethods_areWorse() {
    Report report = new VerdictBench().run(1, _ -> {});
    List<List<Value>> rows = report.tables().getFirst().rows();

    assertThat(rows)
        .hasSize(3)
        .satisfies(r ->
            assertThat(count(r.get(1), "innocents accused"))
                .isGreaterThan(count(r.getFirst(), "innocents accused")));
  }

  private static long count(List<Value> row, String column) {
    return ((Value.Count) row.get(Confusion.COLUMNS.indexOf(column))).count();
  }
}
