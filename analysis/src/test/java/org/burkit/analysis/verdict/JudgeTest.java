package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.analysis.verdict.Scene.BLOCK_PAGE;
import static org.burkit.analysis.verdict.Scene.FALSE;
import static org.burkit.analysis.verdict.Scene.REAL;
import static org.burkit.model.FailureKind.CONNECTION_REFUSED;
import static org.burkit.model.FailureKind.CONNECTION_RESET;
import static org.burkit.model.FailureKind.DNS_NO_ANSWER;
import static org.burkit.model.FailureKind.DNS_NXDOMAIN;
import static org.burkit.model.FailureKind.DNS_SERVFAIL;
import static org.burkit.model.FailureKind.EOF;
import static org.burkit.model.FailureKind.HTTP_TOO_MANY_REDIRECTS;
import static org.burkit.model.FailureKind.NETWORK_UNREACHABLE;
import static org.burkit.model.FailureKind.TIMEOUT;
import static org.burkit.model.FailureKind.TLS_INVALID_CERTIFICATE;
import static org.burkit.model.FailureKind.TLS_INVALID_HOSTNAME;
import static org.burkit.model.FailureKind.TLS_UNKNOWN_AUTHORITY;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.burkit.analysis.verdict.Outcome.Reason;
import org.burkit.model.Diagnosis;
import org.burkit.model.FailureKind;
import org.burkit.model.HttpHeader;
import org.burkit.model.InterceptionRoot;
import org.burkit.model.PeerCertificate;
import org.burkit.model.References;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {
  private static final String HTTPS = "https://site.example/";
  private static final String HTTP = "http://site.example/";

  @Nested
  class Open {
    @Test
    void genuinePage_isAccessible() {
      Verdict v = open(Scene.of(HTTPS)).judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Accessible());
      assertThat(v.confidence()).isEqualTo(0.99);
      assertThat(v.references()).isEqualTo("lists-1");
      assertThat(v.host()).isEqualTo("site.example");
    }

    @Test
    void plainPageLikeTheControls_isAccessible() {
      Scene scene = Scene.of(HTTP).dnsAsEverywhere().tcp(REAL, null);

      assertThat(scene.http(REAL, 200, "Genuine", 900).judged().outcome())
          .isEqualTo(new Outcome.Accessible());
    }

    @Test
    void oneFailureThenSuccess_isAccessible() {
      Scene scene = Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, null).tls(REAL, EOF);

      assertThat(open(scene).judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void addressesOfAContentNetwork_withValidCertificate_areNotInjection() {
      Scene scene =
          Scene.of(HTTPS)
              .controlResolves(REAL)
              .dns("system", FALSE)
              .dns("udp", FALSE)
              .tcp(FALSE, null)
              .tls(FALSE, null)
              .http(FALSE, 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void plainPageFromAnotherAddress_isNotInjection() {
      Scene scene =
          Scene.of(HTTP).dns("system", FALSE).tcp(FALSE, null).http(FALSE, 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void missingIpv6_accusesNobody() {
      Scene scene = Scene.of(HTTPS).controlTcp("2606::1", null).tcp("2606::1", NETWORK_UNREACHABLE);

      assertThat(open(scene).judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void withoutControl_aValidCertificateIsEnough() {
      assertThat(open(Scene.of(HTTPS).noControl()).judged().outcome())
          .isEqualTo(new Outcome.Accessible());
    }

    @Test
    void theSameErrorForTheControl_isTheSitesOwn() {
      Scene scene =
          Scene.of(HTTPS)
              .controlHttp(503, "Busy", 10)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 503, "Busy", 10);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    private Scene open(Scene scene) {
      return scene
          .dnsAsEverywhere()
          .tcp(REAL, null)
          .tls(REAL, null)
          .http(REAL, 200, "Genuine", 1000);
    }
  }

  @Nested
  class Dns {
    @ParameterizedTest
    @CsvSource({
      "DNS_NXDOMAIN, DNS_NXDOMAIN",
      "DNS_REFUSED, DNS_REFUSED",
      "TIMEOUT, DNS_TIMEOUT",
    })
    void resolverThatFailsHereOnly_isBlocked(FailureKind kind, Mechanism mechanism) {
      Scene scene =
          Scene.of(HTTPS)
              .dnsFails("system", kind)
              .dns("udp", REAL)
              .dns("doh", REAL)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertBlocked(scene, mechanism);
    }

    @Test
    void withoutControl_aNameThatProvedItselfElsewhereIsBlocked_onlyClaimedItIsNot() {
      Scene proved =
          Scene.of(HTTPS)
              .noControl()
              .dnsFails("system", DNS_NXDOMAIN)
              .dns("doh", REAL)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);
      Scene claimed =
          Scene.of(HTTPS)
              .noControl()
              .dnsFails("system", DNS_NXDOMAIN)
              .dns("doh", REAL)
              .tcp(REAL, TIMEOUT);

      assertBlocked(proved, Mechanism.DNS_NXDOMAIN);
      assertThat(claimed.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.NO_CONTROL));
    }

    @Test
    void servfailAlone_isTooWeakWithoutAnEncryptedResolver() {
      Scene scene = Scene.of(HTTPS).dnsFails("system", DNS_SERVFAIL).noGate();

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
    }

    @Test
    void privateAddressThatGivesTheSamePage_isTheHousesOwn() {
      Scene scene =
          Scene.of(HTTP)
              .dns("system", "10.1.1.1")
              .tcp("10.1.1.1", null)
              .http("10.1.1.1", 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void forgedAddressInTheSitesOwnNetwork_isNotTakenForGenuine() {
      Scene scene =
          Scene.of(HTTPS)
              .network(REAL, 9198)
              .network(FALSE, 9198)
              .dns("system", FALSE)
              .dns("doh", REAL)
              .tcp(FALSE, null)
              .tls(FALSE, TLS_INVALID_HOSTNAME)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertBlocked(scene, Mechanism.DNS_INJECTION_OTHER);
    }

    @Test
    void resolverOfAnotherNetwork_isTheUsersOwnChoice() {
      Scene scene =
          Scene.of(HTTPS)
              .resolverIn(212772)
              .dnsFails("system", DNS_NXDOMAIN)
              .dns("doh", REAL)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void deadName_isDown() {
      Scene scene =
          Scene.of(HTTPS)
              .controlDnsFails(DNS_NXDOMAIN)
              .controlHttpFails(DNS_NXDOMAIN)
              .dnsFails("system", DNS_NXDOMAIN);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Down());
    }

    @Test
    void silentResolverWithoutGate_accusesNobody() {
      Scene scene = Scene.of(HTTPS).noGate().dnsFails("system", TIMEOUT);

      assertThat(scene.judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void twoContradictingReplies_areInjection() {
      Scene scene = Scene.of(HTTPS).dnsReplies("udp", List.of(FALSE), List.of(REAL));

      Verdict v = scene.dns("doh", REAL).tcp(FALSE, TIMEOUT).judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.DNS_INJECTION_OTHER));
      assertThat(v.decisive()).isTrue();
      assertThat(v.rules()).contains(new RuleId("dns.contradicting_replies"));
    }

    @Test
    void contradictionWhoseOddAddressNobodyTried_isNotDecisive() {
      Verdict v =
          Scene.of(HTTPS)
              .dnsReplies("udp", List.of(FALSE), List.of(REAL))
              .dns("doh", REAL)
              .judged();

      assertThat(v.decisive()).isFalse();
      assertThat(v.rules()).contains(new RuleId("dns.contradicting_replies"));
    }

    @Test
    void deadForeignAddress_isInjectionOnlyWhereAGenuineOneWorksMeanwhile() {
      Scene alone = Scene.of(HTTPS).dns("system", FALSE).tcp(FALSE, TIMEOUT).tcp(FALSE, TIMEOUT);
      Scene besideAGenuineOne =
          Scene.of(HTTPS)
              .dns("system", FALSE)
              .dns("doh", REAL)
              .tcp(FALSE, TIMEOUT)
              .tcp(FALSE, TIMEOUT)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertThat(alone.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
      assertBlocked(besideAGenuineOne, Mechanism.DNS_INJECTION_OTHER);
    }

    @Test
    void forgedNoSuchName_beforeTheGenuineAnswer_isNxdomain() {
      assertBlocked(
          Scene.of(HTTPS).dnsReplies("system", List.of(), List.of(REAL)), Mechanism.DNS_NXDOMAIN);
    }

    @Test
    void twoGenuineReplies_areNot() {
      Scene scene =
          Scene.of(HTTPS)
              .controlResolves(REAL, "5.5.5.6")
              .dnsReplies("system", List.of(REAL), List.of("5.5.5.6"))
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void twoForeignReplies_ofWhichNoneIsKnown_areNotDecisive() {
      Scene scene =
          Scene.of(HTTPS).noControl().dnsReplies("udp", List.of(FALSE), List.of("6.6.6.7"));

      assertThat(scene.judged().decisive()).isFalse();
    }

    @Test
    void addressThatNoSiteHas_isABogon() {
      assertBlocked(Scene.of(HTTPS).dns("system", "10.10.34.34"), Mechanism.DNS_INJECTION_BOGON);
    }

    @Test
    void bogonOfAnotherBlockThanTheSites_isABogon_ofTheSameBlockIsNot() {
      Scene laboratory = Scene.of(HTTPS).controlResolves("198.18.20.11");

      assertBlocked(laboratory.dns("system", "10.10.34.34"), Mechanism.DNS_INJECTION_BOGON);
      assertThat(
              Scene.of(HTTPS)
                  .controlResolves("198.18.20.11")
                  .dns("system", "198.19.7.7")
                  .tcp("198.19.7.7", null)
                  .tls("198.19.7.7", null)
                  .http("198.19.7.7", 200, "Genuine", 1000)
                  .judged()
                  .outcome())
          .isEqualTo(new Outcome.Accessible());
    }

    @Test
    void bogonThatTheControlSeesToo_accusesNobody() {
      Scene scene =
          Scene.of(HTTPS)
              .controlResolves("127.0.0.1")
              .dns("system", "127.0.0.1")
              .tcp("127.0.0.1", CONNECTION_REFUSED)
              .controlTcp("127.0.0.1", CONNECTION_REFUSED)
              .controlTcp(REAL, CONNECTION_REFUSED)
              .controlHttpFails(CONNECTION_REFUSED);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Down());
    }

    @Test
    void nameThatLeadsNowhereForAll_isDown() {
      Scene scene =
          Scene.of(HTTPS)
              .controlResolves("127.0.0.1")
              .controlHttpFails(CONNECTION_REFUSED)
              .dns("system", "127.0.0.1");

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Down());
      assertThat(scene.controlQuic("127.0.0.1", null).judged().outcome())
          .as("where the control arrives there over QUIC, it leads somewhere")
          .isNotEqualTo(new Outcome.Down());
      assertThat(scene.controlResolves(REAL).judged().outcome()).isNotEqualTo(new Outcome.Down());
    }

    @Test
    void resolverThatEmptiesTheName_isBlocked_whereThatVersionHasAnAddress() {
      Scene emptied =
          Scene.of(HTTPS).dnsFails("system", DNS_NO_ANSWER).dns("doh", REAL).tcp(REAL, null);
      Scene hasNone =
          Scene.of(HTTPS)
              .controlResolves("2a00:1::5")
              .controlTcp("2a00:1::5", null)
              .dnsFails("system", DNS_NO_ANSWER)
              .dns("doh", "2a00:1::5");

      assertBlocked(emptied, Mechanism.DNS_EMPTY);
      assertThat(hasNone.judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void denialToWhoAsksForIpv6Alone_isBlocked_whereThatIsAllThereIs() {
      Scene onlyIpv6 =
          Scene.of(HTTPS)
              .controlResolves("2a00:1::5")
              .dnsFails("system", DNS_NO_ANSWER)
              .dnsFails("system", "AAAA", DNS_NXDOMAIN)
              .dns("doh", "2a00:1::5");

      assertBlocked(onlyIpv6, Mechanism.DNS_NXDOMAIN);
      assertThat(
              Scene.of(HTTPS)
                  .dns("system", REAL)
                  .dnsFails("system", "AAAA", DNS_NXDOMAIN)
                  .tcp(REAL, null)
                  .tls(REAL, null)
                  .http(REAL, 200, "Genuine", 1000)
                  .judged()
                  .outcome())
          .isEqualTo(new Outcome.Accessible());
    }

    @Test
    void forgedAddressWithANoticeBehindIt_isNamedSo() {
      Scene scene =
          Scene.of(HTTP)
              .dnsReplies("system", List.of(FALSE), List.of(REAL))
              .dns("doh", REAL)
              .tcp(FALSE, null)
              .http(FALSE, 200, "Access denied by order", 300);

      assertBlocked(scene, Mechanism.DNS_INJECTION_BLOCKPAGE);
    }

    @Test
    void noticeThatComesForTheNameWhereverItIsSaid_isNoForgedAddress() {
      Scene scene =
          Scene.of(HTTP)
              .dns("system", FALSE)
              .dns("doh", REAL)
              .tcp(FALSE, null)
              .http(FALSE, 200, "Access denied by order", 300)
              .diagnosed(
                  Experiments.paired(
                      Diagnosis.NameLayer.HOST,
                      Experiments.answered(FALSE, Experiments.NAME, "200 aa"),
                      Experiments.answered(FALSE, "neutral.example", "404 cc"),
                      Experiments.answered(Experiments.GOOD, Experiments.NAME, "200 aa"),
                      Experiments.answered(Experiments.GOOD, "nobody.invalid", "404 bb")));

      assertBlocked(scene, Mechanism.HTTP_BLOCKPAGE);
    }

    @Test
    void addressOfAKnownBlockPage_isDecisive() {
      assertBlocked(Scene.of(HTTPS).dns("system", BLOCK_PAGE), Mechanism.DNS_INJECTION_BLOCKPAGE);
    }

    @Test
    void foreignAddressWithAWrongCertificate_isInjection() {
      Scene scene =
          Scene.of(HTTPS)
              .dns("system", FALSE)
              .dns("doh", REAL)
              .controlTcp(FALSE, null)
              .controlTls(FALSE, TLS_INVALID_HOSTNAME, null)
              .tcp(FALSE, null)
              .tls(FALSE, TLS_INVALID_HOSTNAME)
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 200, "Genuine", 1000);

      assertBlocked(scene, Mechanism.DNS_INJECTION_OTHER);
    }

    @Test
    void foreignAddressInTheSameNetwork_accusesNobody() {
      Scene scene =
          Scene.of(HTTP)
              .network(REAL, 64520)
              .network(FALSE, 64520)
              .dns("system", FALSE)
              .tcp(FALSE, null)
              .http(FALSE, 200, "Genuine", 1000);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void foreignAddressWhereTheControlGetsAValidCertificate_isGenuine() {
      Scene scene =
          Scene.of(HTTPS)
              .controlTls(FALSE, null, null)
              .controlTcp(FALSE, null)
              .dns("system", FALSE)
              .tcp(FALSE, null)
              .tls(FALSE, TIMEOUT)
              .tls(FALSE, TIMEOUT);

      assertBlocked(scene, Mechanism.TLS_TIMEOUT);
    }
  }

  @Nested
  class TcpAndTls {
    @ParameterizedTest
    @CsvSource({
      "TIMEOUT, TCP_TIMEOUT",
      "CONNECTION_RESET, TCP_RESET",
      "CONNECTION_REFUSED, TCP_REFUSED",
      "HOST_UNREACHABLE, IP_UNREACHABLE",
    })
    void connectThatFailsHereOnly_isBlocked(FailureKind kind, Mechanism mechanism) {
      assertBlocked(Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, kind).tcp(REAL, kind), mechanism);
    }

    @Test
    void silenceOverIpv6Alone_mayBeTheLinesOwn_aRefusalIsNot() {
      String six = "2a00:1::5";

      assertThat(overIpv6Alone(six, TIMEOUT).judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
      assertBlocked(overIpv6Alone(six, CONNECTION_REFUSED), Mechanism.TCP_REFUSED);
    }

    private static Scene overIpv6Alone(String six, FailureKind kind) {
      return Scene.of(HTTPS)
          .controlResolves(six)
          .controlTcp(six, null)
          .dns("system", six)
          .dns("doh", six)
          .tcp(six, kind)
          .tcp(six, kind);
    }

    @Test
    void silentForTheControlToo_isDown() {
      Scene scene =
          Scene.of(HTTPS)
              .controlTcp(REAL, TIMEOUT)
              .controlTls(REAL, TIMEOUT, null)
              .controlHttpFails(TIMEOUT)
              .dnsAsEverywhere()
              .tcp(REAL, TIMEOUT)
              .tcp(REAL, TIMEOUT);

      Verdict v = scene.judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Down());
      assertThat(v.confidence()).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({
      "TIMEOUT, TLS_TIMEOUT",
      "CONNECTION_RESET, TLS_RESET",
      "EOF, TLS_EOF",
      "TLS_HANDSHAKE, TLS_ALERT",
    })
    void handshakeThatFailsHereOnly_isBlocked(FailureKind kind, Mechanism mechanism) {
      Scene scene =
          Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, null).tls(REAL, kind).tls(REAL, kind);

      Verdict v = scene.judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(mechanism));
      assertThat(v.decisive()).isFalse();
      assertThat(v.confidence()).isBetween(0.9, 0.98);
    }

    @Test
    void oneTry_accusesNobody_aSecondDoes() {
      Scene once = Scene.of(HTTPS).dnsAsEverywhere().tcp(REAL, null).tls(REAL, CONNECTION_RESET);

      assertThat(once.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
      assertBlocked(once.tls(REAL, CONNECTION_RESET), Mechanism.TLS_RESET);
    }

    @Test
    void deadPlaceBehindARedirect_isABlockOnlyWhereTheControlWasLedThere() {
      Scene elsewhere = Scene.of(HTTPS).controlEndsAt("https://site.example/home");
      Scene there = Scene.of(HTTPS).controlEndsAt("https://kz.site.example/");

      assertThat(redirected(elsewhere).judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
      assertBlocked(redirected(there), Mechanism.TCP_TIMEOUT);
    }

    private Scene redirected(Scene scene) {
      return scene
          .dnsAsEverywhere()
          .tcp(REAL, null)
          .tls(REAL, null)
          .http(REAL, 302, "", 0, new HttpHeader("Location", "https://kz.site.example/"))
          .nextHopFails("https://kz.site.example/", "9.8.7.6", TIMEOUT);
    }

    @ParameterizedTest
    @CsvSource({"120", "no_application_protocol", "protocol_version"})
    void serverThatSpeaksAnotherLanguage_accusesNobody(String alert) {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tlsAlert(REAL, alert)
              .tlsAlert(REAL, alert);

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
      assertBlocked(
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tlsAlert(REAL, "40")
              .tlsAlert(REAL, "40"),
          Mechanism.TLS_ALERT);
    }

    @Test
    void addressThatIsSilentAfterTheNameWasSaid_isASecondFailure() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, CONNECTION_RESET)
              .tcp(REAL, TIMEOUT);

      assertBlocked(scene, Mechanism.TLS_RESET);
    }

    @Test
    void expiredCertificateAtOneEdge_accusesNobody() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, TLS_INVALID_CERTIFICATE)
              .tls(REAL, TLS_INVALID_CERTIFICATE);

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
    }

    @Test
    void withoutControl_aFailedHandshakeAccusesNobody() {
      Scene scene =
          Scene.of(HTTPS).noControl().dnsAsEverywhere().tcp(REAL, null).tls(REAL, TIMEOUT);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.NO_CONTROL));
    }

    @Test
    void foreignCertificateHereOnly_isInterception() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, TLS_UNKNOWN_AUTHORITY, PeerCertificate.of(new byte[] {1}));

      assertBlocked(scene, Mechanism.TLS_MITM_UNKNOWN_ROOT);
    }

    @Test
    void theSameLeafForTheControl_isTheMachinesFault() {
      PeerCertificate leaf = PeerCertificate.of(new byte[] {1});
      Scene scene =
          Scene.of(HTTPS)
              .controlTls(REAL, null, leaf.sha256())
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, TLS_INVALID_CERTIFICATE, leaf);

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
    }

    @Test
    void knownInterceptionRoot_isDecisive_unlessTheControlMeetsItToo() throws Exception {
      PeerCertificate forged = PeerCertificate.of(selfSigned());
      References references =
          new References(
              List.of(),
              List.of(),
              List.of(new InterceptionRoot("State", "CN=State Root,C=KZ", List.of(), "test")),
              "lists-1");

      Scene here = intercepted(forged);
      assertThat(here.judged(references).outcome())
          .isEqualTo(new Outcome.Blocked(Mechanism.TLS_MITM_KNOWN_ROOT));
      assertThat(here.judged(references).decisive()).isTrue();
      assertThat(intercepted(forged).noControl().judged(references).decisive()).isFalse();

      Scene everywhere =
          intercepted(forged)
              .controlTls(REAL, TLS_UNKNOWN_AUTHORITY, forged.sha256())
              .controlHttpFails(TLS_UNKNOWN_AUTHORITY);
      assertThat(everywhere.judged(references).outcome()).isEqualTo(new Outcome.Down());
    }

    private Scene intercepted(PeerCertificate leaf) {
      return Scene.of(HTTPS)
          .dnsAsEverywhere()
          .tcp(REAL, null)
          .tls(REAL, TLS_UNKNOWN_AUTHORITY, leaf);
    }

    private byte[] selfSigned() throws Exception {
      KeyPair keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      X500Name name = new X500Name("CN=State Root,C=KZ");
      Date from = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
      Date until = Date.from(Instant.parse("2027-01-01T00:00:00Z"));
      return new JcaX509v3CertificateBuilder(
              name, BigInteger.ONE, from, until, name, keys.getPublic())
          .build(new JcaContentSignerBuilder("Ed25519").build(keys.getPrivate()))
          .getEncoded();
    }

    @Test
    void expiredForAll_isDown() {
      Scene scene =
          Scene.of(HTTPS)
              .controlTls(REAL, TLS_INVALID_CERTIFICATE, null)
              .controlHttpFails(TLS_INVALID_CERTIFICATE)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, TLS_INVALID_CERTIFICATE);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Down());
    }

    @Test
    void interceptionOfTheNeutralHostToo_isTheMachinesFault() {
      Scene scene =
          Scene.of(HTTPS)
              .gate(TLS_UNKNOWN_AUTHORITY)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, TLS_UNKNOWN_AUTHORITY);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.GATE));
    }
  }

  @Nested
  class Http {
    @Test
    void knownBlockPage_isDecisive() {
      Scene scene =
          Scene.of(HTTP)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 200, "Access denied by order", 300);

      Verdict v = scene.judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.HTTP_BLOCKPAGE));
      assertThat(v.decisive()).isTrue();
    }

    @Test
    void redirectToAKnownBlockPage_isNamedSo() {
      Scene scene =
          Scene.of(HTTP)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 302, "", 0, new HttpHeader("Location", "http://block.example/x"));

      assertBlocked(scene, Mechanism.HTTP_REDIRECT);
    }

    @Test
    void blockPageWithoutControl_mayBeTheSitesOwnWords() {
      Scene scene =
          Scene.of(HTTP)
              .noControl()
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 200, "Access denied by order", 300);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.NO_CONTROL));
    }

    @Test
    void silenceInsideValidTls_mayBeTheServersOwn() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, null)
              .httpFails(REAL, TIMEOUT)
              .httpFails(REAL, TIMEOUT);

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
    }

    @Test
    void blockPageThatCopiesTheTitle_isNotTheSamePage() {
      Scene scene =
          Scene.of(HTTP).dnsAsEverywhere().tcp(REAL, null).http(REAL, 200, "Genuine", 300);

      assertThat(scene.judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
    }

    @Test
    void siteWhoseOwnPageTalksAboutBlocking_isAccessible() {
      Scene scene =
          Scene.of(HTTP)
              .controlHttp(200, "Access denied by order", 300)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 200, "Access denied by order", 300);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
    }

    @Test
    void blockPageInsideValidTls_isTheSitesOwn() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 403, "Access denied by order", 300);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.ServerSide());
    }

    @ParameterizedTest
    @CsvSource({"403", "429", "451", "503"})
    void refusalInsideValidTls_isServerSide(int code) {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, code, "No", 10);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.ServerSide());
    }

    @Test
    void unknownOtherPage_isTooWeakAlone() {
      Scene scene =
          Scene.of(HTTP)
              .noGate()
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 200, "Something else", 5000);

      assertThat(scene.judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.WEAK_EVIDENCE));
    }

    @ParameterizedTest
    @CsvSource({"CONNECTION_RESET, HTTP_RESET", "EOF, HTTP_RESET", "TIMEOUT, HTTP_TIMEOUT"})
    void requestThatFailsHereOnly_isBlocked(FailureKind kind, Mechanism mechanism) {
      Scene scene =
          Scene.of(HTTP)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .httpFails(REAL, kind)
              .httpFails(REAL, kind);

      assertBlocked(scene, mechanism);
    }

    @Test
    void clientThatIsSentToANotice_whereTheControlIsNot_isRedirected() {
      Scene scene =
          Scene.of(HTTP)
              .controlEndsAt(HTTP)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 302, "", 0, new HttpHeader("Location", "http://notice.example/"))
              .http("http://notice.example/", "8.8.4.4:80", 200, "Access denied by order", 300);

      assertBlocked(scene, Mechanism.HTTP_REDIRECT);
    }

    @Test
    void endlessRedirectsForAll_areTheSitesOwn() {
      Scene scene =
          Scene.of(HTTP)
              .controlHttpFails(HTTP_TOO_MANY_REDIRECTS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .redirectsWithoutEnd(REAL);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Accessible());
      assertThat(scene.controlHttp(200, "Genuine", 1000).judged().outcome())
          .isNotEqualTo(new Outcome.Accessible());
    }

    @Test
    void siteThatLeadsToADeadName_isDown_whereTheControlFindsItDeadToo() {
      Scene scene =
          Scene.of(HTTPS)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .tls(REAL, null)
              .http(REAL, 301, "", 0, new HttpHeader("Location", "https://gone.example/"))
              .deadName("gone.example");

      assertThat(scene.controlHttpFails(DNS_NXDOMAIN).judged().outcome())
          .isEqualTo(new Outcome.Down());
      assertThat(scene.controlHttp(200, "Genuine", 1000).judged().outcome())
          .isEqualTo(new Outcome.Accessible());
    }

    @Test
    void blockedPlaceBehindARedirect_isFound() {
      Scene scene =
          Scene.of(HTTP)
              .dnsAsEverywhere()
              .tcp(REAL, null)
              .http(REAL, 301, "", 0, new HttpHeader("Location", "http://second.example/"))
              .http("http://second.example/", "8.8.4.4:80", 200, "Access denied by order", 300);

      assertBlocked(scene, Mechanism.HTTP_BLOCKPAGE);
    }
  }

  @Nested
  class CannotTell {
    @Test
    void brokenGate_overridesEverything() {
      Scene scene = Scene.of(HTTPS).gate(TIMEOUT).dns("system", BLOCK_PAGE);

      Verdict v = scene.judged();

      assertThat(v.outcome()).isEqualTo(new Outcome.Inconclusive(Reason.GATE));
      assertThat(v.confidence()).isZero();
    }

    @Test
    void nothingMeasured_isSaid() {
      assertThat(Scene.of(HTTPS).judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.NOTHING_MEASURED));
    }

    @Test
    void noWebAddress_isSaid_evenWhereOthersWereAskedFor() {
      Scene scene = Scene.of("not a url").http(HTTP, "5.5.5.5:80", 200, "Other", 10);

      assertThat(scene.judged().outcome()).isEqualTo(new Outcome.Inconclusive(Reason.NOT_WEB));
    }

    @Test
    void noWebAddress_isSaid() {
      assertThat(Scene.of("stun://x").dns("system", REAL).judged().outcome())
          .isEqualTo(new Outcome.Inconclusive(Reason.NOT_WEB));
    }
  }

  private static void assertBlocked(Scene scene, Mechanism mechanism) {
    Verdict v = scene.judged();
    assertThat(v.outcome()).as("rules %s", v.rules()).isEqualTo(new Outcome.Blocked(mechanism));
    assertThat(v.confidence()).isBetween(0.75, 0.99);
    assertThat(v.rules()).isNotEmpty();
  }
}
