package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Scene.FALSE;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.FailureKind.CONNECTION_REFUSED;
import static org.burkit.model.FailureKind.CONNECTION_RESET;
import static org.burkit.model.FailureKind.DNS_NXDOMAIN;
import static org.burkit.model.FailureKind.NETWORK_DOWN;
import static org.burkit.model.FailureKind.TIMEOUT;
import static org.burkit.model.FailureKind.TLS_INVALID_HOSTNAME;
import static org.burkit.model.FailureKind.TLS_UNKNOWN_AUTHORITY;

import java.util.List;
import org.burkit.model.Diagnosis.NameLayer;
import org.burkit.model.HttpHeader;
import org.burkit.model.PeerCertificate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each rule rests on: with one fact changed, it must be silent. */
class EvidenceTest {
  private static final String HTTPS = "https://site.example/";
  private static final String HTTP = "http://site.example/";
  private static final String OTHER = "5.5.5.6";

  @Nested
  class Dns {
    @Test
    void contradiction_isTelling_onlyOverUdp() {
      assertFires(contradicted("udp"), "dns.contradicting_replies");
      assertFires(contradicted("system"), "dns.contradicting_replies");
      assertSilent(contradicted("doh"), "dns.contradicting_replies");
    }

    private Scene contradicted(String engine) {
      return Scene.of(HTTPS).dnsReplies(engine, List.of(FALSE), List.of(REAL));
    }

    @Test
    void foreignAddress_isFalse_onlyWhereSomebodyKnowsATrueOne() {
      assertFires(misled(), "dns.false_address");
      assertFires(misled().noControl().dns("doh", REAL), "dns.false_address");
      assertSilent(misled().noControl(), "dns.false_address");
    }

    private Scene misled() {
      return Scene.of(HTTPS).dns("system", FALSE).tcp(FALSE, TIMEOUT);
    }

    @Test
    void wrongCertificateAtAFalseAddress_saysMoreThanSilence() {
      Scene wrong = besideAGenuineOne().tls(FALSE, TLS_INVALID_HOSTNAME);
      Scene silent = besideAGenuineOne().tls(FALSE, TIMEOUT);

      assertThat(wrong.judged().confidence()).isGreaterThan(silent.judged().confidence());
    }

    @Test
    void wrongCertificateAtAnotherAddress_saysNothingOfTheFalseOne() {
      Scene elsewhere = besideAGenuineOne().tls("6.6.6.9", TLS_INVALID_HOSTNAME);

      assertThat(elsewhere.judged().confidence())
          .isEqualTo(besideAGenuineOne().judged().confidence());
    }

    private Scene besideAGenuineOne() {
      return Scene.of(HTTPS)
          .dns("system", FALSE)
          .dns("doh", REAL)
          .tcp(FALSE, null)
          .tcp(REAL, null)
          .tls(REAL, null);
    }

    @Test
    void neighbourOfAGenuineAddress_isGenuine_onlyInAKnownAndTheSameNetwork() {
      assertFires(plain(), "dns.false_address");
      assertFires(plain().network(REAL, 9198).network(FALSE, 9199), "dns.false_address");
      assertSilent(plain().network(REAL, 9198).network(FALSE, 9198), "dns.false_address");
    }

    private Scene plain() {
      return Scene.of(HTTP).dns("system", FALSE).tcp(FALSE, null).http(FALSE, 200, "Else", 5000);
    }

    @ParameterizedTest
    @CsvSource({"64501, true", "0, true", "212772, false"})
    void resolver_isTheProviders_unlessKnownToStandElsewhere(long asn, boolean blocked) {
      Scene scene = Scene.of(HTTPS).resolverIn(asn).dnsFails("system", DNS_NXDOMAIN);

      assertThat(scene.judged().outcome() instanceof Outcome.Blocked).isEqualTo(blocked);
    }
  }

  @Nested
  class Tcp {
    @Test
    void failureForAll_isSaid_onlyOfAddressesThatTheControlTriedInVain() {
      Scene dead = Scene.of(HTTPS).controlTcp(REAL, TIMEOUT).dnsAsEverywhere();

      assertSilent(dead, "tcp.fails_elsewhere");
      assertSilent(dead.tcp(REAL, NETWORK_DOWN), "tcp.fails_elsewhere");
      assertFires(dead.tcp(REAL, TIMEOUT), "tcp.fails_elsewhere");
      assertSilent(dead.controlTcp(OTHER, null), "tcp.fails_elsewhere");
      assertSilent(dead.controlTcp(OTHER, TIMEOUT).tcp(REAL, null), "tcp.fails_elsewhere");
    }

    @Test
    void addressThatTheControlNeverTried_isNotDeadForAll() {
      Scene scene =
          Scene.of(HTTPS).controlTcp(REAL, TIMEOUT).dns("system", FALSE).tcp(FALSE, TIMEOUT);

      assertSilent(scene, "tcp.fails_elsewhere");
    }

    @Test
    void addressOfNobodyKnown_mayFail_thoughTheControlConnects() {
      Scene scene =
          Scene.of(HTTPS)
              .controlTcp(FALSE, null)
              .dns("system", FALSE)
              .tcp(FALSE, TIMEOUT)
              .tcp(FALSE, TIMEOUT);

      assertSilent(scene, "tcp.fails_here_only");
    }

    @Test
    void failureOfTheMachineItself_isNoTry() {
      Scene scene = Scene.of(HTTPS).dnsAsEverywhere();

      assertSilent(scene.tcp(REAL, NETWORK_DOWN).tcp(REAL, NETWORK_DOWN), "tcp.fails_here_only");
      assertThat(scene.tcp(REAL, TIMEOUT).tcp(REAL, NETWORK_DOWN).judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE));
      assertFires(scene, "tcp.fails_here_only");
    }

    @Test
    void silenceOverIpv6_isTelling_whereSomethingElseAnswersOverIpv6() {
      String six = "2a00:1::5";
      Scene silent =
          Scene.of(HTTPS)
              .controlResolves(six)
              .controlTcp(six, null)
              .dns("doh", six)
              .dns("udp", "2a00:2::9")
              .tcp(six, TIMEOUT)
              .tcp(six, TIMEOUT);

      assertThat(silent.judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
      assertThat(silent.tcp("2a00:2::9", null).judged().outcome())
          .isEqualTo(new Outcome.Blocked(Mechanism.TCP_TIMEOUT));
    }
  }

  @Nested
  class Tls {
    @Test
    void failureForAll_isSaid_onlyWhereTheControlTriedInVain() {
      Scene dead = stood().controlTls(REAL, CONNECTION_RESET, null);

      assertSilent(dead, "tls.fails_elsewhere");
      assertFires(dead.tls(REAL, CONNECTION_RESET), "tls.fails_elsewhere");
      assertSilent(dead.controlTls(OTHER, null, null), "tls.fails_elsewhere");
      assertSilent(dead.controlTls(OTHER, TIMEOUT, null).tls(REAL, null), "tls.fails_elsewhere");
    }

    @Test
    void addressThatTheControlNeverTried_doesNotFailForAll() {
      Scene scene =
          Scene.of(HTTPS)
              .controlTls(REAL, TIMEOUT, null)
              .dns("system", FALSE)
              .tcp(FALSE, null)
              .tls(FALSE, TIMEOUT);

      assertSilent(scene, "tls.fails_elsewhere");
    }

    @Test
    void oneHandshakeThatCompletes_excusesTheOthers() {
      Scene reset = stood().tls(REAL, CONNECTION_RESET).tls(REAL, CONNECTION_RESET);
      Scene foreign = stood().tls(REAL, TLS_UNKNOWN_AUTHORITY);

      assertFires(reset, "tls.fails_here_only");
      assertSilent(reset.tls(REAL, null), "tls.fails_here_only");
      assertFires(foreign, "tls.foreign_certificate_here_only");
      assertSilent(foreign.tls(REAL, null), "tls.foreign_certificate_here_only");
    }

    @Test
    void wrongCertificateInOneTry_doesNotHideTheResetInAnother() {
      assertFires(
          stood().tls(REAL, TLS_INVALID_HOSTNAME).tls(REAL, CONNECTION_RESET),
          "tls.fails_here_only");
    }

    @Test
    void foreignCertificate_saysLittleWithoutAGate_andMoreWhenSeenTwice() {
      Verdict once = stood().tls(REAL, TLS_UNKNOWN_AUTHORITY).judged();
      Verdict twice =
          stood().tls(REAL, TLS_UNKNOWN_AUTHORITY).tls(REAL, TLS_UNKNOWN_AUTHORITY).judged();

      assertThat(twice.confidence()).isGreaterThan(once.confidence());
      assertThat(stood().noGate().tls(REAL, TLS_UNKNOWN_AUTHORITY).judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE));
    }

    @Test
    void leafThatTheControlSeesToo_isNotForeign_anotherIs() {
      PeerCertificate leaf = PeerCertificate.of(new byte[] {1});

      Scene same = stood().tls(REAL, TLS_UNKNOWN_AUTHORITY, leaf);

      assertSilent(same.controlTls(REAL, null, leaf.sha256()), "tls.foreign_certificate_here_only");
      assertFires(same.controlTls(REAL, null, "bb"), "tls.foreign_certificate_here_only");
    }

    @Test
    void olderControl_speaksByThePageThatItFetched() {
      Scene scene = stood().controlWritesNoHandshakes().tls(REAL, CONNECTION_RESET);

      assertFires(scene, "tls.fails_here_only");
      assertSilent(scene.controlHttpFails(CONNECTION_RESET), "tls.fails_here_only");
    }

    @Test
    void controlWhoseOwnHandshakeFailed_isNotBelied_byThePageThatItFetched() {
      Scene scene = stood().controlTls(REAL, TIMEOUT, null).tls(REAL, CONNECTION_RESET);

      assertSilent(scene, "tls.fails_here_only");
    }

    @Test
    void falseAddress_mayRefuseAnyHandshake() {
      Scene scene =
          Scene.of(HTTPS)
              .controlWritesNoHandshakes()
              .dns("system", FALSE)
              .tcp(FALSE, null)
              .tls(FALSE, CONNECTION_RESET);

      assertSilent(scene, "tls.fails_here_only");
    }

    @Test
    void requestOfAProbeThatHidesItsHandshakes_countsOnlyAtAGenuineAddressThatStood() {
      String rule = "tls.request_fails_here_only";
      Scene cut = stood().httpFails(REAL, CONNECTION_RESET);

      assertFires(cut, rule);
      assertSilent(stood(), rule);
      assertSilent(stood().httpFails(REAL, CONNECTION_RESET).tls(REAL, null), rule);
      assertSilent(
          Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, TIMEOUT).httpFails(REAL, TIMEOUT), rule);
      assertSilent(
          Scene.of(HTTPS).dns("system", FALSE).tcp(FALSE, null).httpFails(FALSE, TIMEOUT), rule);
      assertSilent(cut.http(REAL, 200, "Genuine", 1000), rule);
      assertSilent(stood().httpFails(REAL, TIMEOUT).controlHttpFails(TIMEOUT), rule);
    }
  }

  @Nested
  class Http {
    @ParameterizedTest
    @CsvSource({"399, true, false", "400, false, true", "404, false, true"})
    void authenticAnswer_isTheServersOwn_andFromFourHundredOnARefusal(
        int code, boolean answer, boolean refusal) {
      Verdict v = stood().tls(REAL, null).http(REAL, code, "No", 10).judged();

      assertThat(v.rules().contains(new RuleId("http.authentic_answer"))).isEqualTo(answer);
      assertThat(v.rules().contains(new RuleId("http.authentic_refusal"))).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"399, true", "400, false", "503, false"})
    void refusal_isOfThisClient_onlyWhereTheControlIsNotRefused(int theirs, boolean fires) {
      Verdict v =
          stood()
              .controlHttp(theirs, "Else", 10)
              .tls(REAL, null)
              .http(REAL, 403, "No", 9000)
              .judged();

      assertThat(v.rules().contains(new RuleId("http.authentic_refusal"))).isEqualTo(fires);
    }

    @Test
    void answerWhoseAddressIsNotWritten_isAuthentic_whereAHandshakeCompleted() {
      Scene scene = stood().http(HTTPS, "", 200, "Other", 10);

      assertSilent(scene.tls(REAL, TLS_UNKNOWN_AUTHORITY), "http.authentic_answer");
      assertFires(scene.tls(REAL, null), "http.authentic_answer");
    }

    @Test
    void otherPage_isTelling_onlyInPlainSightOfAControlThatGotOne() {
      String rule = "http.other_page";

      assertFires(plain().http(REAL, 200, "Else", 9000), rule);
      assertSilent(plain(), rule);
      assertSilent(plain().http(REAL, 200, "Genuine", 1000), rule);
      assertSilent(plain().http(REAL, 200, "Else", 9000).controlHttpFails(TIMEOUT), rule);
      assertSilent(stood().http(REAL, 200, "Else", 9000), rule);
    }

    @Test
    void requestThatFailsOnce_accusesNobody_andNotWhereOneIsAnswered() {
      Scene once = plain().httpFails(REAL, CONNECTION_RESET);

      assertThat(once.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE));
      assertFires(once, "http.request_fails_here_only");
      assertSilent(once.http(REAL, 200, "Genuine", 1000), "http.request_fails_here_only");
    }

    @Test
    void requestThatFailsForAll_isSaidSo() {
      String rule = "http.fails_elsewhere";
      Scene both = plain().httpFails(REAL, CONNECTION_REFUSED);

      assertSilent(both, rule);
      assertFires(both.controlHttpFails(CONNECTION_REFUSED), rule);
      assertSilent(plain().controlHttpFails(CONNECTION_REFUSED), rule);
      assertSilent(Scene.of(HTTP).dnsAsEverywhere().controlHttpFails(CONNECTION_REFUSED), rule);
      assertSilent(both.http(REAL, 200, "Else", 9), rule);
    }

    @Test
    void handshakeThatFailsForAll_isARequestThatFails_onlyWhereTheControlTellsNoMore() {
      String rule = "http.fails_elsewhere";
      Scene cut = stood().controlWritesNoHandshakes().tls(REAL, TIMEOUT).controlHttpFails(TIMEOUT);

      assertFires(cut, rule);
      assertSilent(cut.controlTls(REAL, null, null), rule);
    }

    @ParameterizedTest
    @CsvSource({
      "http://notice.example/, true",
      "https://site.example/home, false",
      "/home, false",
    })
    void sameRedirectFromEverywhere_isTelling_unlessItLeadsToTheSiteItself(
        String to, boolean fires) {
      Verdict v =
          plain()
              .http(REAL, 302, "Moved", 20, new HttpHeader("Location", to))
              .diagnosed(
                  Experiments.paired(
                      NameLayer.HOST,
                      Experiments.answered(REAL, Experiments.NAME, "302 aa"),
                      Experiments.answered(REAL, "neutral.example", "404 cc"),
                      Experiments.answered(Experiments.GOOD, Experiments.NAME, "302 aa"),
                      Experiments.answered(Experiments.GOOD, "nobody.invalid", "404 bb")))
              .judged();

      assertThat(v.rules().contains(new RuleId("http.name_is_the_trigger"))).isEqualTo(fires);
      assertThat(v.outcome().equals(new Outcome.Blocked(Mechanism.HTTP_REDIRECT))).isEqualTo(fires);
    }

    private Scene plain() {
      return Scene.of(HTTP).dnsAsEverywhere().tcp(REAL, null);
    }
  }

  private static Scene stood() {
    return Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, null);
  }

  private static void assertFires(Scene scene, String rule) {
    assertThat(scene.judged().rules()).contains(new RuleId(rule));
  }

  private static void assertSilent(Scene scene, String rule) {
    assertThat(scene.judged().rules()).doesNotContain(new RuleId(rule));
  }
}
