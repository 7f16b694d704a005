package org.burkit.bench.mutants;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Value;
import org.junit.jupiter.api.Test;

class MutantsBenchTest {
  private static final String OUTER = "org.burkit.analysis.verdict.Hop";

  @Test
  void faults_areCountedForTheOuterClass_andTheWholeDecides() {
    Mutants mutants =
        read(
            mutation(true, OUTER),
            mutation(true, OUTER + "$Step"),
            mutation(true, "org.burkit.analysis.incident.Voter"),
            mutation(true, "org.burkit.analysis.incident.Voter"),
            mutation(false, OUTER));

    Report report = MutantsBench.report(mutants);

    assertThat(mutants.byClass()).hasSize(2).containsEntry(OUTER, new Mutants.Count(2, 3));
    assertThat(report.bounds()).extracting(Bound::found).containsExactly("4 of 5, 80.0 %");
    assertThat(report.allMet()).isTrue();
    assertThat(report.tables().getLast().rows().getFirst().getFirst())
        .isEqualTo(Value.of("verdict.Hop"));
    assertThat(MutantsBench.report(read(mutation(false, OUTER))).allMet()).isFalse();
  }

  @Test
  void anythingElse_isNoReport() {
    assertThatThrownBy(() -> read("<mutation"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PIT");
  }

  private static Mutants read(String... mutations) {
    String xml = "<mutations>" + String.join("", mutations) + "</mutations>";
    return Mutants.read(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static String mutation(boolean detected, String where) {
    return "<mutation detected='%s' status='X'><mutatedClass>%s</mutatedClass></mutation>"
        .formatted(detected, where);
  }
}
