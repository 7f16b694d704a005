package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.Control;
import org.burkit.model.CountryCode;
import org.burkit.model.DnsAnswer;
import org.burkit.model.Endpoint;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Gate;
import org.burkit.model.Measurement;
import org.burkit.model.Observation;
import org.burkit.model.PeerCertificate;
import org.burkit.model.ServiceFunction;
import org.burkit.model.ServiceTest;
import org.burkit.model.ServiceTest.Part;
import org.burkit.model.Target;
import org.burkit.model.Trace;
import org.burkit.model.Vantage;
import org.junit.jupiter.api.Test;

class ServiceVerdictTest {
  private static final String CHAIN = "AAAA";

  private final List<Part> parts = new ArrayList<>();
  private final List<Observation> observations = new ArrayList<>();

  @Test
  void allThatAnswers_isAccessible() {
    tls(ServiceFunction.MESSAGES, "m.xabar.example", "5.5.5.1", null, null);
    tcp(ServiceFunction.CALLS, "5.5.5.2", null, null);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.host()).isEqualTo("xabar.example");
    assertThat(states(verdict)).containsExactly("messages works", "calls works");
    assertThat(verdict.confidence()).isBetween(0.9, 0.99);
  }

  @Test
  void oneFunctionCutByName_isBlocked_andTheOthersAreSaidToWork() {
    tls(ServiceFunction.MESSAGES, "m.xabar.example", "5.5.5.1", null, null);
    tls(ServiceFunction.MEDIA, "p.xabar.example", "5.5.5.3", FailureKind.TIMEOUT, null);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.TLS_TIMEOUT));
    assertThat(verdict.isInPart()).isTrue();
    assertThat(verdict.functions())
        .extracting(FunctionVerdict::function, FunctionVerdict::state, FunctionVerdict::at)
        .containsExactly(
            tuple(ServiceFunction.MESSAGES, "works", Optional.empty()),
            tuple(ServiceFunction.MEDIA, "fails", Optional.of("p.xabar.example")));
    assertThat(new Explanations(Locale.ENGLISH).why(verdict))
        .isEqualTo(
            "xabar.example: messages work; pictures and videos do not work."
                + " The connection goes silent as soon as the name p.xabar.example is said. From"
                + " elsewhere it works.");
  }

  @Test
  void endpointIsWeighedAsAPageIs() {
    tls(ServiceFunction.MEDIA, "p.xabar.example", "5.5.5.3", FailureKind.TIMEOUT, null);

    assertThat(judged().isInPart()).isFalse();
    assertThat(judged().confidence())
        .isEqualTo(Odds.probability(Odds.PRIOR + Finding.RETRIED + 0.5 /* the gate held */));
    assertThat(judged().rules()).extracting(RuleId::toString).contains("tls.fails_here_only");
  }

  @Test
  void serverThatIsGoneForEveryone_countsForNothingBesideAnother() {
    tcp(ServiceFunction.MESSAGES, "5.5.5.1", null, null);
    tcp(ServiceFunction.MESSAGES, "5.5.5.2", FailureKind.TIMEOUT, FailureKind.TIMEOUT);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(states(verdict)).containsExactly("messages works");
  }

  @Test
  void functionThatIsGoneForEveryone_isDown() {
    tls(ServiceFunction.WEB, "xabar.example", "5.5.5.1", null, null);
    tcp(
        ServiceFunction.CALLS,
        "5.5.5.2",
        FailureKind.CONNECTION_REFUSED,
        FailureKind.CONNECTION_REFUSED);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Down());
    assertThat(states(verdict)).containsExactly("web works", "calls fails");
  }

  @Test
  void certificateOfTheAppsOwnAuthority_isNoInterception() {
    tls(
        ServiceFunction.MESSAGES,
        "m.xabar.example",
        "5.5.5.1",
        FailureKind.TLS_UNKNOWN_AUTHORITY,
        FailureKind.TLS_UNKNOWN_AUTHORITY);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Accessible());
    assertThat(verdict.rules()).extracting(RuleId::toString).contains("endpoint.own_authority");
  }

  @Test
  void callsThatFailHereAlone_areBlocked_andMessagesAreSaidToWork() {
    tls(ServiceFunction.MESSAGES, "m.xabar.example", "5.5.5.1", null, null);
    stun("5.5.5.2", FailureKind.TIMEOUT, null, null);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Blocked(Mechanism.UDP_TIMEOUT));
    assertThat(states(verdict)).containsExactly("messages works", "calls fails");
    assertThat(verdict.rules()).extracting(RuleId::toString).contains("stun.fails_here_only");
    assertThat(new Explanations(Locale.ENGLISH).why(verdict))
        .startsWith("xabar.example: messages work; calls do not work. The server 5.5.5.2");
  }

  @Test
  void callsThatAreRefusedHereAlone_areBlocked() {
    stun("5.5.5.2", FailureKind.CONNECTION_REFUSED, null, null);

    assertThat(judged().outcome()).isEqualTo(new Outcome.Blocked(Mechanism.UDP_REFUSED));
  }

  @Test
  void networkThatLetsNobodysCallsThrough_namesNoService() {
    stun("5.5.5.2", FailureKind.TIMEOUT, null, FailureKind.TIMEOUT);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE));
    assertThat(verdict.rules()).extracting(RuleId::toString).contains("stun.fails_for_all_here");
  }

  @Test
  void callsWithoutACanary_nameNoService() {
    stun("5.5.5.2", FailureKind.TIMEOUT, null, null);
    observations.removeIf(o -> o.trace().hasTag("canary"));

    assertThat(judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void canaryOverTheOtherVersionOfIp_saysNothing() {
    stun("2001:db8::2", FailureKind.TIMEOUT, null, null);

    assertThat(judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void callsThatFailForTheControlAsWell_areDown() {
    tls(ServiceFunction.WEB, "xabar.example", "5.5.5.1", null, null);
    stun("5.5.5.2", FailureKind.TIMEOUT, FailureKind.TIMEOUT, null);

    Verdict verdict = judged();

    assertThat(verdict.outcome()).isEqualTo(new Outcome.Down());
    assertThat(states(verdict)).containsExactly("web works", "calls fails");
  }

  @Test
  void callsThatAreAnsweredInTheSecondTry_work() {
    stun("5.5.5.2", FailureKind.TIMEOUT, null, null);
    observations.add(
        new Observation.StunBinding(
            "5.5.5.2:3478", Optional.empty(), of(parts.getFirst()), Extra.NONE));

    assertThat(judged().outcome()).isEqualTo(new Outcome.Accessible());
  }

  @Test
  void callsThatFailedOnce_nameNoService() {
    stun("5.5.5.2", FailureKind.TIMEOUT, null, null);
    observations.removeFirst();

    assertThat(judged().outcome()).isInstanceOf(Outcome.Inconclusive.class);
  }

  @Test
  void failureWithoutControl_accusesNobody() {
    tcp(ServiceFunction.MESSAGES, "5.5.5.1", FailureKind.TIMEOUT, null);
    Part part = parts.removeFirst();
    parts.add(
        new Part(
            part.function(),
            part.protocol(),
            part.host(),
            part.port(),
            Optional.empty(),
            Optional.of(Failure.of(FailureKind.TIMEOUT))));

    assertThat(judged().outcome()).isEqualTo(new Outcome.Inconclusive(Outcome.Reason.NO_CONTROL));
  }

  @Test
  void serviceWithoutEndpoints_saysNothing() {
    assertThat(judged().outcome())
        .isEqualTo(new Outcome.Inconclusive(Outcome.Reason.NOTHING_MEASURED));
  }

  private static List<String> states(Verdict verdict) {
    return verdict.functions().stream().map(f -> f.function().label() + " " + f.state()).toList();
  }

  private void tcp(ServiceFunction function, String ip, FailureKind here, FailureKind there) {
    Control control =
        control(ip, Map.of(Endpoint.of(ip, 443), new Control.Tcp(failure(there))), Map.of());
    Part part =
        new Part(function, EndpointProtocol.TCP, ip, 443, Optional.of(control), Optional.empty());
    parts.add(part);
    for (int tries = here == null ? 1 : 2; tries > 0; tries--) {
      observations.add(new Observation.TcpConnect(ip, 443, failure(here), of(part), Extra.NONE));
    }
  }

  /** Calls that begin at an address; where they fail, a server of another owner was asked too. */
  private void stun(String ip, FailureKind here, FailureKind there, FailureKind canary) {
    String at = Endpoint.of(ip, 3478);
    Control control =
        new Control(
            new Control.Dns(List.of(ip), Optional.empty()),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(at, new Control.Stun(failure(there))),
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Extra.NONE);
    Part part =
        new Part(
            ServiceFunction.CALLS,
            EndpointProtocol.STUN,
            ip,
            3478,
            Optional.of(control),
            Optional.empty());
    parts.add(part);
    for (int tries = 0; tries < 2; tries++) {
      observations.add(new Observation.StunBinding(at, failure(here), of(part), Extra.NONE));
    }
    Trace aside = new Trace(Duration.ZERO, Duration.ZERO, 9, List.of("canary", part.tag()));
    observations.add(
        new Observation.StunBinding("9.9.9.1:3478", failure(canary), aside, Extra.NONE));
  }

  /** A name with one address; what comes of the handshake here and for the control. */
  private void tls(
      ServiceFunction function, String host, String ip, FailureKind here, FailureKind there) {
    PeerCertificate leaf = new PeerCertificate(CHAIN);
    Control.Tls theirs =
        new Control.Tls(host, failure(there), Optional.of(leaf.sha256()), Optional.empty());
    String at = Endpoint.of(ip, 443);
    Control control =
        control(ip, Map.of(at, new Control.Tcp(Optional.empty())), Map.of(at, theirs));
    Part part =
        new Part(function, EndpointProtocol.TLS, host, 443, Optional.of(control), Optional.empty());
    parts.add(part);
    observations.add(
        new Observation.DnsLookup(
            host,
            "A",
            "system",
            "",
            List.of(DnsAnswer.of("A", ip, 60)),
            List.of(),
            Optional.empty(),
            of(part),
            Extra.NONE));
    for (int tries = here == null ? 1 : 2; tries > 0; tries--) {
      observations.add(new Observation.TcpConnect(ip, 443, Optional.empty(), of(part), Extra.NONE));
      observations.add(
          new Observation.TlsHandshake(
              at,
              host,
              failure(here),
              here == FailureKind.TIMEOUT ? List.of() : List.of(leaf),
              "",
              "",
              "",
              of(part),
              Extra.NONE));
    }
  }

  private static Control control(
      String ip, Map<String, Control.Tcp> tcp, Map<String, Control.Tls> tls) {
    return new Control(
        new Control.Dns(List.of(ip), Optional.empty()),
        tcp,
        tls,
        Map.of(),
        Optional.empty(),
        Map.of(),
        Optional.empty(),
        Extra.NONE);
  }

  private static Optional<Failure> failure(FailureKind kind) {
    return Optional.ofNullable(kind).map(Failure::of);
  }

  private static Trace of(Part part) {
    return new Trace(Duration.ZERO, Duration.ZERO, 1, List.of(part.tag()));
  }

  private Verdict judged() {
    return new Judge(Scene.REFERENCES)
        .judge(
            new Measurement(
                "service",
                "0.1.0",
                "test",
                "1",
                Optional.of(new Target("service:xabar")),
                Instant.parse("2026-11-24T08:00:00Z"),
                Duration.ofSeconds(1),
                new Vantage(
                    new CountryCode("KZ"), new Asn(64501), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.of(new Gate(List.of(new Gate.Check("resolver", Optional.empty())))),
                observations,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ServiceTest("xabar", "xabar.example", parts)),
                Extra.NONE));
  }
}
