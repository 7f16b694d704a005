package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.AppRules.AppRule;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void ids_areUnique() {
    assertThat(
            Stream.concat(
                Rules.all().stream().map(Rule::id), AppRules.all().stream().map(AppRule::id)))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRoomsRules_areAsked() {
    List<List<Rule>> rooms =
        List.of(
            GateRules.all(),
            DnsRules.all(),
            TcpRules.all(),
            PairedRules.all(),
            TlsRules.all(),
            Versions.all(),
            PaceRules.all(),
            HttpRules.all(),
            QuicRules.all(),
            StunRules.all(),
            EndpointRules.all());

    assertThat(rooms).noneMatch(List::isEmpty);
    assertThat(Rules.all())
        .extracting(Rule::id)
        .containsAll(rooms.stream().flatMap(List::stream).map(Rule::id).toList());
    assertThat(AppRules.all()).extracting(AppRule::id).hasSize(2);
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
  void everyRuleOfApps_isDocumentedWithSourceAndMeasurements() {
    assertThat(AppRules.all())
        .allSatisfy(rule -> {
          assertThat(rule.comment()).hasSizeGreaterThan(30);
          assertThat(rule.source()).isNotBlank();
          assertThat(List.of(rule.positive(), rule.negative()))
              .doesNotHaveDuplicates()
              .allSatisfy(name ->
                  assertThat(getClass().getResource("others/" + name + ".json")).isNotNull());
        });
  }

  @Test
  void mechanisms_haveUniqueLabelsThatReadBack() {
    assertThat(Mechanism.values())
        .allSatisfy(m -> assertThat(Mechanism.parse(m.label())).contains(m));
    assertThat(Mechanism.parse("tls.unheard_of")).isEmpty();
  }
}
