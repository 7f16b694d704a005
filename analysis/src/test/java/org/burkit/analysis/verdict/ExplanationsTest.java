package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.TreeSet;
import org.burkit.model.ServiceFunction;
import org.junit.jupiter.api.Test;

class ExplanationsTest {

  @Test
  void everyOutcome_hasASentenceInEveryLanguage() {
    for (Locale language : Explanations.LANGUAGES) {
      Explanations explanations = new Explanations(language);
      for (Outcome outcome : outcomes()) {
        String why =
            explanations.why(
                new Verdict(outcome, 0.5, false, List.of(), "site.example", "", List.of()));
        assertThat(why)
            .as("%s in %s", outcome, language)
            .doesNotContain("{", "''")
            .hasSizeGreaterThan(15);
        if (!outcome.equals(new Outcome.Inconclusive(Outcome.Reason.NOT_WEB))) {
          assertThat(why).contains("site.example");
        }
      }
    }
  }

  @Test
  void messageFiles_haveTheSameKeysAndNoMore() throws IOException {
    TreeSet<String> wanted = new TreeSet<>();
    outcomes().forEach(outcome -> wanted.add(Explanations.key(outcome)));
    outcomes().forEach(outcome -> wanted.add("service." + outcome.label()));
    for (ServiceFunction function : ServiceFunction.values()) {
      for (int worked = 0; worked <= 2; worked++) {
        var verdict = new FunctionVerdict(function, Optional.empty(), Optional.empty(), worked, 2);
        wanted.add("function." + function.label() + "." + verdict.state());
      }
    }
    wanted.add("function.separator");
    wanted.add("service.blocked_without_control");
    wanted.addAll(List.of("with_hop", "with_elsewhere"));
    wanted.addAll(List.of("only.ipv4", "only.ipv6"));
    for (Locale language : Explanations.LANGUAGES) {
      assertThat(keys(language)).as(language.toString()).isEqualTo(wanted);
    }
  }

  @Test
  void aKnownPlace_isSaid() {
    Outcome blocked = new Outcome.Blocked(Mechanism.TLS_RESET);
    Verdict verdict =
        new Verdict(
            blocked,
            0.9,
            true,
            List.of(),
            "site.example",
            "",
            OptionalInt.of(3),
            Optional.of(IpVersion.IPV6),
            List.of());

    for (Locale language : Explanations.LANGUAGES) {
      assertThat(new Explanations(language).why(verdict))
          .contains("site.example", "IPv6")
          .containsPattern("\\b3\\b");
    }
  }

  @Test
  void howItIsElsewhere_isSaidOnlyWhereItWasSeen() {
    assertThat(silentAfterItsName("tls.name_is_the_trigger"))
        .isEqualTo("The connection goes silent as soon as the name site.example is said.");
    assertThat(silentAfterItsName("tls.fails_here_only"))
        .isEqualTo(
            "The connection goes silent as soon as the name site.example is said."
                + " From elsewhere it works.");
    assertThat(Rules.all()).map(Rule::id).containsAll(Explanations.SUCCEEDS_ELSEWHERE);
  }

  private static String silentAfterItsName(String rule) {
    List<RuleId> rules = List.of(new RuleId(rule));
    Outcome outcome = new Outcome.Blocked(Mechanism.TLS_TIMEOUT);
    return new Explanations(Locale.ENGLISH)
        .why(new Verdict(outcome, 0.9, true, rules, "site.example", "", List.of()));
  }

  @Test
  void kazakhSentences_useKazakhLetters() {
    String why =
        new Explanations(Locale.of("kk"))
            .why(
                new Verdict(
                    new Outcome.Accessible(),
                    0.9,
                    false,
                    List.of(),
                    "site.example",
                    "",
                    List.of()));

    assertThat(why).isEqualTo("site.example сайты қалыпты ашылды.");
  }

  private static List<Outcome> outcomes() {
    List<Outcome> all =
        new ArrayList<>(
            List.of(new Outcome.Accessible(), new Outcome.Down(), new Outcome.ServerSide()));
    for (Mechanism mechanism : Mechanism.values()) {
      all.add(new Outcome.Blocked(mechanism));
    }
    for (Outcome.Reason reason : Outcome.Reason.values()) {
      all.add(new Outcome.Inconclusive(reason));
    }
    return all;
  }

  private static TreeSet<String> keys(Locale language) throws IOException {
    Properties file = new Properties();
    try (var in =
        ExplanationsTest.class.getResourceAsStream(
            "why_" + language.getLanguage() + ".properties")) {
      file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return new TreeSet<>(file.stringPropertyNames());
  }
}
