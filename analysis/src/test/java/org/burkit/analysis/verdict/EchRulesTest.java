package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.NAME;
import static org.burkit.analysis.verdict.Scene.REAL;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.Hello;
import org.burkit.model.Diagnosis.HelloTry;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.Test;

class EchRulesTest {
  private static final RuleId PASSES = new RuleId("tls.passes_when_the_name_is_hidden");
  private static final RuleId HIDDEN_FAILS = new RuleId("tls.hidden_name_fails_here_only");

  private final List<HelloTry> tries = new ArrayList<>();

  @Test
  void hiddenNameSilentBetweenClearOnes_isABlockOfHiding() {
    failing(FailureKind.TIMEOUT);

    Verdict verdict = open().controlHides(true, null).diagnosed(hiddenName()).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_ECH_TIMEOUT));
    assertThat(verdict.rules()).contains(HIDDEN_FAILS).doesNotContain(PASSES);
    assertThat(verdict.confidence()).isGreaterThan(0.9);
  }

  @Test
  void hiddenNameCut_isReset() {
    failing(FailureKind.CONNECTION_RESET);

    Verdict verdict = open().controlHides(true, null).diagnosed(hiddenName()).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_ECH_RESET));
  }

  @Test
  void hiddenNameThatFailsForTheControlToo_isTheSites() {
    failing(FailureKind.TIMEOUT);

    assertAccessible(open().controlHides(false, FailureKind.TIMEOUT).diagnosed(hiddenName()));
  }

  @Test
  void controlThatHidesNoNames_accusesNobody() {
    failing(FailureKind.TIMEOUT);

    assertAccessible(open().diagnosed(hiddenName()));
  }

  @Test
  void rejectedName_accusesNobody() {
    tried(Hello.HIDDEN, Optional.empty(), true);
    tried(Hello.HIDDEN_ANEW, Optional.of(FailureKind.TIMEOUT), false);

    assertAccessible(open().controlHides(true, null).diagnosed(hiddenName()));
  }

  @Test
  void oneFailureAndThenAnAnswer_accusesNobody() {
    tried(Hello.HIDDEN, Optional.of(FailureKind.TIMEOUT), false);
    tried(Hello.HIDDEN, Optional.empty(), false);

    assertAccessible(open().controlHides(true, null).diagnosed(hiddenName()));
  }

  @Test
  void clearNameThatFailsBetween_isTheServersOrTheLines() {
    tried(Hello.HIDDEN, Optional.of(FailureKind.TIMEOUT), false);
    tried(Hello.CLEAR, Optional.of(FailureKind.TIMEOUT), false);
    tried(Hello.HIDDEN, Optional.of(FailureKind.TIMEOUT), false);

    assertAccessible(open().controlHides(true, null).diagnosed(hiddenName()));
  }

  @Test
  void clearNameThatAnswersOnlyAfterwards_isNoProof() {
    tried(Hello.HIDDEN, Optional.of(FailureKind.TIMEOUT), false);
    tried(Hello.HIDDEN, Optional.of(FailureKind.TIMEOUT), false);
    tried(Hello.CLEAR, Optional.empty(), false);

    assertAccessible(open().controlHides(true, null).diagnosed(hiddenName()));
  }

  @Test
  void alert_isTheServersOwnWord() {
    failing(FailureKind.TLS_HANDSHAKE);

    assertAccessible(open().controlHides(true, null).diagnosed(hiddenName()));
  }

  @Test
  void nameThatPassesOnlyHidden_isDecisiveWithoutControl() {
    tried(Hello.HIDDEN, Optional.empty(), false);
    tried(Hello.CLEAR, Optional.of(FailureKind.CONNECTION_RESET), false);

    Verdict verdict = shut().noControl().diagnosed(hiddenName()).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_RESET));
    assertThat(verdict.rules()).contains(PASSES);
    assertThat(verdict.decisive()).isTrue();
  }

  @Test
  void clearNameThatPassesByTheSameProgram_provesNothing() {
    tried(Hello.HIDDEN, Optional.empty(), false);
    tried(Hello.CLEAR, Optional.empty(), false);

    assertThat(shut().noControl().diagnosed(hiddenName()).judged().rules()).doesNotContain(PASSES);
  }

  @Test
  void nameThatFailsForTheControlToo_provesNothing() {
    tried(Hello.HIDDEN, Optional.empty(), false);
    tried(Hello.CLEAR, Optional.of(FailureKind.CONNECTION_RESET), false);
    Scene scene = shut().controlTls(REAL, FailureKind.CONNECTION_RESET, null);

    assertThat(scene.diagnosed(hiddenName()).judged().rules()).doesNotContain(PASSES);
  }

  @Test
  void rejectedOrForgedAnswer_provesNothing() {
    tried(Hello.HIDDEN, Optional.empty(), true);
    tried(Hello.CLEAR, Optional.of(FailureKind.CONNECTION_RESET), false);

    assertThat(shut().diagnosed(hiddenName()).judged().rules()).doesNotContain(PASSES);
  }

  private static void assertAccessible(Scene scene) {
    Verdict verdict = scene.judged();
    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.rules()).doesNotContain(HIDDEN_FAILS);
  }

  private static Scene open() {
    return Scene.of("https://site.example/")
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .tls(REAL, null)
        .http(REAL, 200, "Genuine", 1000);
  }

  private static Scene shut() {
    return Scene.of("https://site.example/")
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .tls(REAL, FailureKind.CONNECTION_RESET)
        .tls(REAL, FailureKind.CONNECTION_RESET);
  }

  /** Hidden, hidden, in clear, hidden; the name in clear is answered. */
  private void failing(FailureKind kind) {
    tried(Hello.HIDDEN, Optional.of(kind), false);
    tried(Hello.HIDDEN, Optional.of(kind), false);
    tried(Hello.CLEAR, Optional.empty(), false);
    tried(Hello.HIDDEN, Optional.of(kind), false);
  }

  private void tried(Hello hello, Optional<FailureKind> kind, boolean rejected) {
    Duration t0 = Duration.ofSeconds(tries.size());
    tries.add(
        new HelloTry(
            hello,
            new Attempt(
                REAL + ":443",
                "cover.example",
                t0,
                t0.plusMillis(50),
                kind.map(Failure::of),
                kind.isPresent() ? Optional.empty() : Optional.of("leaf")),
            rejected));
  }

  private Diagnosis hiddenName() {
    return new Diagnosis.HiddenName(NAME, tries, Extra.NONE);
  }
}
