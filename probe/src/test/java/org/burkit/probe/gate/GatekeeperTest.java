package org.burkit.probe.gate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Gate;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.PlainInstruments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.xbill.DNS.Rcode;

@ExtendWith(NoLeaks.class)
class GatekeeperTest {
  private static final String ECHO =
      "{\"dns\":{\"addrs\":[]},\"x_nonce\":\"{{jsonPath request.body '$.x_nonce'}}\"}";

  private static Certificates known;
  private static Certificates office;

  private final Instant now = Instant.now();
  private Network network;
  private WireMockServer control;
  private NameServer.Conduct resolver =
      (question, n) -> List.of(NameServer.answer(question, "127.0.0.1"));

  @BeforeAll
  static void authorities() throws Exception {
    known = new Certificates("Known Root");
    office = new Certificates("Office Proxy");
  }

  @BeforeEach
  void open() {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(20));
    control =
        new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().globalTemplating(true));
    control.start();
    controlAnswers(ECHO, now);
  }

  @AfterEach
  void close() {
    network.close();
    control.stop();
  }

  @Test
  void machineInOrder_holds() throws Exception {
    Gate gate = ask(known);

    assertThat(gate.broken()).isEmpty();
    assertThat(gate.checks())
        .extracting(Gate.Check::name)
        .containsExactly("resolver", "neutral_host", "control", "clock");
    assertThat(gate.checks()).allSatisfy(check -> assertThat(check.failure()).isEmpty());
  }

  @Test
  void neutralHostIntercepted_breaksTheGate() throws Exception {
    Gate gate = ask(office);

    assertThat(gate.broken())
        .contains(
            new Gate.Check(
                "neutral_host", Optional.of(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY))));
  }

  @Test
  void resolverThatDeniesTheNeutralHost_breaksTheGate() throws Exception {
    resolver = (question, n) -> List.of(NameServer.rcode(question, Rcode.NXDOMAIN));

    assertThat(ask(known).broken().orElseThrow().name()).isEqualTo("resolver");
  }

  @Test
  void oneLostTry_doesNotBreakTheGate() throws Exception {
    resolver =
        (question, n) ->
            List.of(
                n == 1
                    ? NameServer.rcode(question, Rcode.SERVFAIL)
                    : NameServer.answer(question, "127.0.0.1"));

    assertThat(ask(known).broken()).isEmpty();
  }

  @Test
  void controlThatEchoesNothing_isSaidButDoesNotBreakTheGate() throws Exception {
    controlAnswers("{\"dns\":{\"addrs\":[]}}", now);

    Gate gate = ask(known);

    assertThat(gate.broken()).isEmpty();
    assertThat(gate.checks())
        .filteredOn(check -> check.name().equals("control"))
        .allSatisfy(check -> assertThat(check.failure()).isPresent())
        .hasSize(1);
  }

  @Test
  void clockAnHourOff_breaksTheGate() throws Exception {
    controlAnswers(ECHO, now.plusSeconds(3600));

    assertThat(ask(known).broken().orElseThrow().name()).isEqualTo("clock");
  }

  @Test
  void whatFailedBeforeOrAfter_hasFailed() {
    Gate.Check ok = new Gate.Check("resolver", Optional.empty());
    Gate.Check bad = new Gate.Check("resolver", Optional.of(Failure.of(FailureKind.TIMEOUT)));

    assertThat(Gatekeeper.both(gate(ok), gate(bad))).isEqualTo(gate(bad));
    assertThat(Gatekeeper.both(gate(bad), gate(ok))).isEqualTo(gate(bad));
    assertThat(Gatekeeper.both(gate(ok), gate(ok))).isEqualTo(gate(ok));
  }

  private static Gate gate(Gate.Check check) {
    return new Gate(List.of(check));
  }

  private void controlAnswers(String body, Instant date) {
    control.resetAll();
    control.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC)))
                    .withHeader("Content-Type", "application/json")
                    .withBody(body)));
  }

  private Gate ask(Certificates authority) throws Exception {
    try (NameServer system = new NameServer(resolver);
        Peer neutral = Peer.tls(authority.serverFor("neutral.example"), Peer.SILENT)) {
      var dns = network.udpDns("system", List.of(system.address()));
      HttpUrl url = HttpUrl.get("http://127.0.0.1:" + control.port() + "/");
      Instruments instruments =
          PlainInstruments.of(
              network,
              dns,
              Optional.of(new ControlClient(url, network.client(List.of()))),
              Duration.ofSeconds(3),
              InstantSource.fixed(now));
      String neutralUrl = "https://neutral.example:" + neutral.port() + "/";
      return new Gatekeeper(instruments, dns, List.of(neutralUrl))
          .ask(Deadline.in(Duration.ofSeconds(20)));
    }
  }
}
