package org.burkit.probe.nettest.service;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.burkit.lists.LocalName;
import org.burkit.lists.Service;
import org.burkit.lists.ServiceEndpoint;
import org.burkit.lists.StunServer;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Observation;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.References;
import org.burkit.model.ServiceFunction;
import org.burkit.model.ServiceTest.Part;
import org.burkit.model.Target;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.net.StunPeer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.Patience;
import org.burkit.probe.nettest.QuicPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class ServiceByFunctionTest {
  private static final String PAGE =
      "HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n<html><title>Xabar</title>";
  private static final Target XABAR = new Target("service:xabar");

  private static Certificates known;

  private List<StunServer> stun = List.of();
  private Network network;
  private NameServer names;
  private WireMockServer control;

  @BeforeAll
  static void authority() throws Exception {
    known = new Certificates("Known Root");
  }

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(30));
    names = new NameServer((question, _) -> List.of(NameServer.answer(question, "127.0.0.1")));
    control = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    control.start();
    control.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"dns\":{\"addrs\":[\"127.0.0.1\"]},\"tcp_connect\":{}}")));
  }

  @AfterEach
  void close() {
    control.stop();
    network.close();
    names.close();
  }

  @Test
  void eachEndpoint_isTriedAsFarAsItSpeaks_andTagged() throws Exception {
    try (var web = Peer.tls(known.serverFor("xabar.example"), Peer.answering(PAGE));
        var hat = Peer.tls(known.serverFor("hat.xabar.example"), Peer.answering(PAGE));
        var plain = Peer.tcp(Peer.answering(PAGE))) {
      Observed seen =
          measure(
              endpoint(ServiceFunction.WEB, EndpointProtocol.HTTPS, "xabar.example", web.port()),
              endpoint(
                  ServiceFunction.MESSAGES, EndpointProtocol.TLS, "hat.xabar.example", hat.port()),
              endpoint(ServiceFunction.CALLS, EndpointProtocol.TCP, "127.0.0.1", plain.port()));

      List<Part> parts = seen.service().orElseThrow().parts();
      assertThat(seen.service().orElseThrow().domain()).isEqualTo("xabar.example");
      assertThat(parts)
          .extracting(Part::function)
          .containsExactly(ServiceFunction.WEB, ServiceFunction.MESSAGES, ServiceFunction.CALLS);
      assertThat(all(seen.of(parts.get(0)), HttpExchange.class)).hasSize(1);
      assertThat(all(seen.of(parts.get(1)), TlsHandshake.class))
          .singleElement()
          .satisfies(h -> assertThat(h.failure()).isEmpty());
      assertThat(all(seen.of(parts.get(1)), HttpExchange.class)).isEmpty();
      assertThat(all(seen.of(parts.get(2)), TcpConnect.class)).hasSize(1);
      assertThat(all(seen.of(parts.get(2)), TlsHandshake.class)).isEmpty();
    }
  }

  @Test
  void control_isAskedAboutEachEndpoint_andForNoPageWhereThereIsNone() throws Exception {
    try (var hat = Peer.tls(known.serverFor("hat.xabar.example"), Peer.answering(PAGE))) {
      Observed seen =
          measure(
              endpoint(
                  ServiceFunction.MESSAGES, EndpointProtocol.TLS, "hat.xabar.example", hat.port()));

      assertThat(seen.control().control()).isEmpty();
      assertThat(seen.service().orElseThrow().parts().getFirst().control().orElseThrow().dns())
          .satisfies(dns -> assertThat(dns.addresses()).containsExactly("127.0.0.1"));
      control.verify(
          postRequestedFor(urlEqualTo("/"))
              .withRequestBody(matchingJsonPath("$[?(@.x_extent == 'tls')]")));
    }
  }

  @Test
  void silentEndpoint_holdsUpNoOther_andIsTriedTwice() throws Exception {
    try (var hat = Peer.tls(known.serverFor("hat.xabar.example"), Peer.answering(PAGE));
        var mute = Peer.tcp((socket, _) -> socket.getInputStream().readAllBytes())) {
      Observed seen =
          measure(
              endpoint(
                  ServiceFunction.MEDIA, EndpointProtocol.TLS, "suret.xabar.example", mute.port()),
              endpoint(
                  ServiceFunction.MESSAGES, EndpointProtocol.TLS, "hat.xabar.example", hat.port()));

      List<Part> parts = seen.service().orElseThrow().parts();
      assertThat(all(seen.of(parts.get(0)), TlsHandshake.class))
          .hasSize(2)
          .allSatisfy(h -> assertThat(h.failure()).isPresent());
      assertThat(all(seen.of(parts.get(1)), TlsHandshake.class))
          .singleElement()
          .satisfies(h -> assertThat(h.failure()).isEmpty());
    }
  }

  @Test
  void calls_areAskedForOverUdp_andAServerOfAnotherOwnerOnlyWhereTheyAreSilent() throws Exception {
    try (var calls = new StunPeer(StunPeer.ANSWERING);
        var mute = new StunPeer(StunPeer.SILENT);
        var canary = new StunPeer(StunPeer.ANSWERING)) {
      stun = List.of(new StunServer("canary.example", canary.port()));

      Observed heard = measure(calls(calls.port()));
      int askedWithoutNeed = canary.requests();
      Observed silent = measure(calls(mute.port()));

      assertThat(all(heard, StunBinding.class))
          .singleElement()
          .satisfies(b -> assertThat(b.failure()).isEmpty());
      assertThat(askedWithoutNeed).isZero();
      assertThat(all(silent, StunBinding.class)).hasSize(3);
      assertThat(all(silent, StunBinding.class))
          .filteredOn(b -> b.failure().isEmpty())
          .singleElement()
          .satisfies(b -> assertThat(b.trace().hasTag("canary")).isTrue());
      assertThat(all(silent, TcpConnect.class)).isEmpty();
      control.verify(
          postRequestedFor(urlEqualTo("/"))
              .withRequestBody(matchingJsonPath("$[?(@.x_extent == 'stun')]"))
              .withRequestBody(
                  matchingJsonPath("$.tcp_connect[0]", equalTo("127.0.0.1:" + mute.port()))));
    }
  }

  private static ServiceEndpoint calls(int port) {
    return endpoint(ServiceFunction.CALLS, EndpointProtocol.STUN, "qonyrau.xabar.example", port);
  }

  @Test
  void connections_keepNumbersOfTheirOwn() throws Exception {
    try (var hat = Peer.tls(known.serverFor("hat.xabar.example"), Peer.answering(PAGE));
        var plain = Peer.tcp(Peer.answering(PAGE))) {
      Observed seen =
          measure(
              endpoint(
                  ServiceFunction.MESSAGES, EndpointProtocol.TLS, "hat.xabar.example", hat.port()),
              endpoint(ServiceFunction.CALLS, EndpointProtocol.TCP, "127.0.0.1", plain.port()));

      assertThat(all(seen, TcpConnect.class))
          .extracting(connect -> connect.trace().transactionId())
          .hasSize(2)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void onlyServicesOfTheLists_areAccepted() {
    ServiceByFunction test = test(List.of());

    assertThat(test.accepts(XABAR)).isTrue();
    assertThat(test.accepts(new Target("service:another"))).isFalse();
    assertThat(test.accepts(new Target("https://xabar.example/"))).isFalse();
  }

  private static ServiceEndpoint endpoint(
      ServiceFunction function, EndpointProtocol protocol, String host, int port) {
    return new ServiceEndpoint(function, protocol, host, port, "test");
  }

  private Observed measure(ServiceEndpoint... endpoints) throws Exception {
    return test(List.of(endpoints)).measure(XABAR, Deadline.in(Duration.ofSeconds(20)));
  }

  private ServiceByFunction test(List<ServiceEndpoint> endpoints) {
    Service service =
        new Service(
            "xabar",
            new LocalName("Хабар", "Хабар", "Xabar"),
            "",
            "COMT",
            List.of("xabar.example"),
            endpoints,
            "test");
    Instruments instruments =
        new Instruments(
            network,
            network.udpDns("system", List.of(names.address())),
            network.udpDns("udp", List.of(names.address())),
            network.udpDns("doh", List.of(names.address())),
            network.udpDns("dot", List.of(names.address())),
            Optional.of(
                new ControlClient(
                    HttpUrl.get("http://127.0.0.1:" + control.port() + "/"),
                    network.client(List.of()))),
            new References(List.of(), List.of(), List.of(), "test"),
            Patience.of(Duration.ofMillis(500)),
            () -> {},
            QuicPlan.WHERE_OFFERED,
            _ -> true,
            _ -> true,
            false,
            List.of(),
            stun,
            Optional.empty(),
            InstantSource.system());
    return new ServiceByFunction(instruments, List.of(service));
  }

  private static <T extends Observation> List<T> all(Observed observed, Class<T> kind) {
    return observed.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
