package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void ids_areUnique() {
    assertThat(Rules.all()).extracting(Rule::id).doesNotHaveDuplicates();
  }

  @Test
  void everyRule_isDocumentedWithSourceAndScenarios() {
    assertThat(Rules.all())
        .allSatisfy(rule -> {
          assertThat(rule.comment()).hasSizeGreaterThan(30);
          assertThat(rule.source()).isNotBlank();
          assertThat(rule.positive()).isNotBlank().isNotEqualTo(rule.negative());
          assertThat(rule.negative()).isNotBlank();
        });
  }

  @Test
  void mechanisms_haveUniqueLabelsThatReadBack() {
    assertThat(Mechanism.values())
        .allSatisfy(m -> assertThat(Mechanism.parse(m.label())).contains(m));
    assertThat(Mechanism.parse("tls.unheard_of")).isEmpty();
  }
}
