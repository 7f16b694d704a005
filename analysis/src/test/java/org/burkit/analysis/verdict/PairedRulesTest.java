package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.GOOD;
import static org.burkit.analysis.verdict.Experiments.NAME;
import static org.burkit.analysis.verdict.Experiments.answered;
import static org.burkit.analysis.verdict.Experiments.failed;
import static org.burkit.analysis.verdict.Experiments.paired;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.FailureKind.CONNECTION_RESET;
import static org.burkit.model.FailureKind.TIMEOUT;
import static org.burkit.model.FailureKind.TLS_HANDSHAKE;

import java.time.Duration;
import java.util.List;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.Extra;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpHeader;
import org.junit.jupiter.api.Test;

class PairedRulesTest {
  private static final String HTTPS = "https://site.example/";
  private static final String HTTP = "http://site.example/";
  private static final Attempt NEUTRAL = answered(REAL, "neutral.example", "leaf");
  private static final Attempt NOBODY = answered(GOOD, "nobody.invalid", "other leaf");

  @Test
  void nameThatFailsEverywhere_andOthersThatDoNot_isDecisiveEvenWithoutControl() {
    Verdict v = resetByName(failed(GOOD, NAME, CONNECTION_RESET), NOBODY).noControl().judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_RESET));
    assertThat(v.decisive()).isTrue();
    assertThat(v.rules()).contains(new RuleId("tls.name_is_the_trigger"));
  }

  @Test
  void serverThatRefusesEveryStrangersName_provesNothing() {
    Scene scene =
        resetByName(
            failed(GOOD, NAME, CONNECTION_RESET), failed(GOOD, "nobody.invalid", CONNECTION_RESET));

    assertThat(scene.noControl().judged().decisive()).isFalse();
  }

  @Test
  void nameThatDoesNoHarmElsewhere_isNotDecisive() {
    Verdict v = resetByName(answered(GOOD, NAME, "leaf"), NOBODY).noControl().judged();

    assertThat(v.decisive()).isFalse();
    assertThat(v.outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void alertToANeutralName_isAnAnswer() {
    Scene scene =
        tls(TIMEOUT)
            .diagnosed(
                paired(
                    NameLayer.SNI,
                    failed(REAL, NAME, TIMEOUT),
                    failed(REAL, "neutral.example", TLS_HANDSHAKE),
                    failed(GOOD, NAME, TIMEOUT),
                    NOBODY));

    assertThat(scene.judged().decisive()).isTrue();
  }

  @Test
  void deadServer_isNotAccusedForItsName() {
    Scene scene =
        tls(TIMEOUT)
            .diagnosed(
                paired(
                    NameLayer.SNI,
                    failed(REAL, NAME, TIMEOUT),
                    failed(REAL, "neutral.example", TIMEOUT),
                    answered(GOOD, NAME, "leaf"),
                    NOBODY));

    assertThat(scene.noControl().judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void experimentWithAnotherName_saysNothingOfThisTarget() {
    Scene scene =
        tls(TIMEOUT)
            .diagnosed(
                paired(
                    NameLayer.SNI,
                    failed(REAL, "else.example", TIMEOUT),
                    NEUTRAL,
                    failed(GOOD, "else.example", TIMEOUT),
                    NOBODY));

    assertThat(scene.noControl().judged().decisive()).isFalse();
  }

  @Test
  void neutralHostThatFailsBeforeAndAfter_isTheLinesFault() {
    Attempt neutral = failed(GOOD, "neutral.example", TIMEOUT);
    Attempt target = failed(REAL, NAME, TIMEOUT);
    Scene scene =
        tls(TIMEOUT)
            .diagnosed(new Diagnosis.Sandwich(neutral, List.of(target), neutral, Extra.NONE));

    assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Outcome.Reason.GATE));
  }

  @Test
  void neutralHostThatFailedOnce_isNoFaultOfTheLine() {
    Attempt target = failed(REAL, NAME, TIMEOUT);
    Scene scene =
        tls(TIMEOUT)
            .tls(REAL, TIMEOUT)
            .diagnosed(
                new Diagnosis.Sandwich(
                    failed(GOOD, "neutral.example", TIMEOUT),
                    List.of(target),
                    answered(GOOD, "neutral.example", "leaf"),
                    Extra.NONE));

    assertThat(scene.judged().outcome()).isInstanceOf(Outcome.Blocked.class);
  }

  @Test
  void shutOutAfterTheName_speaksForABlock() {
    Diagnosis residual =
        new Diagnosis.ResidualPause(
            failed(REAL, "", TIMEOUT),
            Duration.ofSeconds(8),
            failed(REAL, "", TIMEOUT),
            Extra.NONE);

    assertThat(tls(TIMEOUT).diagnosed(residual).judged().rules())
        .contains(new RuleId("tls.shut_out_after_the_name"));
    assertThat(
            Scene.of(HTTPS)
                .dnsAsEverywhere()
                .tcp(REAL, TIMEOUT)
                .tcp(REAL, TIMEOUT)
                .diagnosed(residual)
                .judged()
                .rules())
        .doesNotContain(new RuleId("tls.shut_out_after_the_name"));
  }

  @Test
  void requestThatIsResetWhereverItGoes_isDecisive() {
    Scene scene =
        Scene.of(HTTP)
            .dnsAsEverywhere()
            .tcp(REAL, null)
            .httpFails(REAL, CONNECTION_RESET)
            .diagnosed(
                paired(
                    NameLayer.HOST,
                    failed(REAL, NAME, CONNECTION_RESET),
                    answered(REAL, "neutral.example", "404 aa"),
                    failed(GOOD, NAME, CONNECTION_RESET),
                    answered(GOOD, "nobody.invalid", "404 bb")));

    Verdict v = scene.judged();

    assertThat(v.decisive()).isTrue();
    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.HTTP_RESET));
  }

  @Test
  void unknownPageThatComesFromEverywhere_isABlockPage() {
    Verdict v = pageFromEverywhere("Something else").judged();

    assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.HTTP_BLOCKPAGE));
    assertThat(v.decisive()).isTrue();
  }

  @Test
  void genuinePageThatComesFromEverywhere_isAContentNetwork() {
    assertThat(pageFromEverywhere("Genuine").judged().outcome())
        .isEqualTo(new Outcome.Accessible());
  }

  @Test
  void everyServerSendsPlainVisitorsOnToTls_whichIsNoBlockPage() {
    HttpHeader onwards = new HttpHeader("Location", "https://" + NAME + "/");
    Scene sentOn =
        Scene.of(HTTP)
            .dnsAsEverywhere()
            .tcp(REAL, null)
            .http(REAL, 301, "Moved", 20, onwards)
            .diagnosed(
                paired(
                    NameLayer.HOST,
                    answered(REAL, NAME, "301 aa"),
                    answered(REAL, "neutral.example", "301 cc"),
                    answered(GOOD, NAME, "301 aa"),
                    answered(GOOD, "nobody.invalid", "301 bb")));

    assertThat(sentOn.judged().rules()).doesNotContain(new RuleId("http.name_is_the_trigger"));
  }

  private static Scene pageFromEverywhere(String title) {
    return Scene.of(HTTP)
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .http(REAL, 200, title, 1000)
        .diagnosed(
            paired(
                NameLayer.HOST,
                answered(REAL, NAME, "200 aa"),
                answered(REAL, "neutral.example", "404 cc"),
                answered(GOOD, NAME, "200 aa"),
                answered(GOOD, "nobody.invalid", "404 bb")));
  }

  private static Scene resetByName(Attempt other, Attempt nobody) {
    return tls(CONNECTION_RESET)
        .diagnosed(
            paired(NameLayer.SNI, failed(REAL, NAME, CONNECTION_RESET), NEUTRAL, other, nobody));
  }

  private static Scene tls(FailureKind kind) {
    return Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, null).tls(REAL, kind);
  }
}
