package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Experiments.GOOD;
import static org.burkit.analysis.verdict.Experiments.answered;
import static org.burkit.analysis.verdict.Experiments.failed;
import static org.burkit.analysis.verdict.Experiments.paired;
import static org.burkit.analysis.verdict.Scene.REAL;

import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Attempt;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.Test;

class QuicRulesTest {
  private static final String SITE = "sau.example";
  private static final RuleId TRIGGER = new RuleId("quic.name_is_the_trigger");
  private static final RuleId HERE_ONLY = new RuleId("quic.fails_here_only");
  private static final String BEYOND = "beyond.example";
  private static final RuleId FOR_ALL = new RuleId("quic.fails_for_all_here");

  @Test
  void silentForTheNameOnly_isBlockedOverQuicThoughThePageComes() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .quicCanary(null)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.QUIC_TIMEOUT));
    assertThat(verdict.rules()).contains(HERE_ONLY);
    assertThat(verdict.confidence()).isGreaterThan(0.9);
  }

  @Test
  void cutForTheNameOnly_isReset() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.CONNECTION_RESET)
            .quic(REAL, FailureKind.CONNECTION_RESET)
            .quicCanary(null)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.QUIC_RESET));
  }

  @Test
  void silentForTheCanaryToo_blamesNoSite() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .quicCanary(FailureKind.TIMEOUT)
            .quicCanary(FailureKind.TIMEOUT)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.rules()).contains(FOR_ALL).doesNotContain(HERE_ONLY);
  }

  @Test
  void withoutCanary_blamesNobody() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.rules()).doesNotContain(HERE_ONLY, FOR_ALL);
  }

  @Test
  void otherNamesPassAtTheSameAddress_isAsGoodAsACanary() {
    Scene scene =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .controlQuic(REAL, null)
            .diagnosed(
                overQuic(
                    failed(REAL, SITE, FailureKind.TIMEOUT),
                    answered(REAL, "neutral.example", "aa"),
                    answered(GOOD, SITE, "bb")));

    assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Blocked(Mechanism.QUIC_TIMEOUT));
    assertThat(scene.judged().rules()).contains(HERE_ONLY).doesNotContain(TRIGGER);
  }

  @Test
  void nameThatFailsElsewhereToo_isTheTrigger() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.CONNECTION_RESET)
            .diagnosed(
                overQuic(
                    failed(REAL, SITE, FailureKind.CONNECTION_RESET),
                    failed(REAL, "neutral.example", FailureKind.TLS_HANDSHAKE),
                    failed(GOOD, SITE, FailureKind.CONNECTION_RESET)))
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.QUIC_RESET));
    assertThat(verdict.decisive()).isTrue();
    assertThat(verdict.rules()).contains(TRIGGER);
  }

  @Test
  void otherNamesThatFailThereToo_accuseNobody() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .controlQuic(REAL, null)
            .diagnosed(
                overQuic(
                    failed(REAL, SITE, FailureKind.TIMEOUT),
                    failed(REAL, "neutral.example", FailureKind.TIMEOUT),
                    failed(GOOD, SITE, FailureKind.TIMEOUT)))
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.rules()).doesNotContain(TRIGGER, HERE_ONLY);
  }

  private static Diagnosis overQuic(Attempt target, Attempt neutral, Attempt elsewhere) {
    return paired(
        NameLayer.QUIC, target, neutral, elsewhere, answered(GOOD, "nobody.invalid", "cc"));
  }

  @Test
  void silentForTheControlToo_isTheSites() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .quicCanary(null)
            .controlQuic(REAL, FailureKind.TIMEOUT)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void oneTryOfTwoSucceeds_isOpen() {
    Verdict verdict =
        openOverTcp()
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, null)
            .quicCanary(null)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void silentInTlsAndQuic_isNamedAfterTls() {
    Verdict verdict =
        Scene.of("https://sau.example/")
            .dnsAsEverywhere()
            .tcp(REAL, null)
            .tls(REAL, FailureKind.TIMEOUT)
            .tls(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .quic(REAL, FailureKind.TIMEOUT)
            .quicCanary(null)
            .controlQuic(REAL, null)
            .judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_TIMEOUT));
    assertThat(verdict.rules()).contains(HERE_ONLY);
  }

  @Test
  void silentBehindARedirect_isBlockedWhereTheControlReachesTheName() {
    Verdict verdict = redirected().controlQuicBeyond("3.3.3.4", BEYOND, null).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.QUIC_TIMEOUT));
    assertThat(verdict.rules()).contains(HERE_ONLY);
  }

  @Test
  void silentBehindARedirect_forTheControlToo_isTheSites() {
    Verdict verdict =
        redirected().controlQuicBeyond("3.3.3.3", BEYOND, FailureKind.TIMEOUT).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void silentBehindARedirect_whereTheControlSawAnotherName_accusesNobody() {
    Verdict verdict = redirected().controlQuicBeyond("3.3.3.3", "other.example", null).judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
  }

  /** Sent on to a host that is open over TCP and silent over QUIC. */
  private static Scene redirected() {
    return openOverTcp()
        .tlsBeyond("3.3.3.3", BEYOND)
        .http("https://" + BEYOND + "/", "3.3.3.3:443", 200, "Genuine", 1000)
        .quicBeyond("3.3.3.3", BEYOND, FailureKind.TIMEOUT)
        .quicBeyond("3.3.3.3", BEYOND, FailureKind.TIMEOUT)
        .quicCanary(null);
  }

  private static Scene openOverTcp() {
    return Scene.of("https://sau.example/")
        .dnsAsEverywhere()
        .tcp(REAL, null)
        .tls(REAL, null)
        .http(REAL, 200, "Genuine", 1000);
  }
}
