package org.burkit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.burkit.bench.report.Bench;
import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void unknownBench_isWrongUse() {
    assertThat(Main.run("bench", "nosuch")).isEqualTo(Main.WRONG_USE);
    assertThat(Main.run("bench")).isEqualTo(Main.WRONG_USE);
    assertThat(Main.run("bench", "list", "--seed", "x")).isEqualTo(Main.WRONG_USE);
  }

  @Test
  void list_isDone() {
    assertThat(Main.run("bench", "list")).isZero();
  }

  @Test
  void names_areUniqueAndFitTheCommandLine() {
    assertThat(Benches.all())
        .extracting(Bench::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*") && !name.equals("list"));
  }
}
