package org.burkit.probe.nettest.webconnectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.QuicHandshake;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.net.QuicPeer;
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
class QuicVisitsTest {
  private static final String NAME = "sau.example";
  private static final String CANARY = "canary.example";
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n";

  private static Certificates known;

  private final AtomicInteger pauses = new AtomicInteger();
  private QuicPlan quic = QuicPlan.WHERE_OFFERED;
  private Network network;
  private NameServer names;

  @BeforeAll
  static void authority() throws Exception {
    known = new Certificates("Known Root");
  }

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(30));
    names = new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
  }

  @AfterEach
  void close() {
    network.close();
    names.close();
  }

  @Test
  void pageThatOffersHttp3_isOpenedOverQuicToo() throws Exception {
    try (var h3 = QuicPeer.http3(known.keysFor(NAME), QuicPeer.answering("<title>Sau</title>"));
        var site = site(offering(h3.port()))) {
      Observed observed = measure(site.port());

      QuicHandshake handshake = handshakes(observed).getFirst();
      assertThat(handshake.failure()).isEmpty();
      assertThat(handshake.trace().tags()).containsExactly("depth=0");
      assertThat(observed.observations())
          .filteredOn(o -> o instanceof HttpExchange http && http.overQuic())
          .singleElement()
          .satisfies(o -> {
            HttpExchange http = (HttpExchange) o;
            assertThat(http.response().orElseThrow().title()).contains("Sau");
            assertThat(http.trace().transactionId()).isEqualTo(handshake.trace().transactionId());
          });
      assertThat(pauses).hasValue(0);
    }
  }

  @Test
  void siteThatOffersNoHttp3_isNotAskedOverQuic() throws Exception {
    try (var site = site(HEAD + "\r\nok")) {
      assertThat(handshakes(measure(site.port()))).isEmpty();
    }
  }

  @Test
  void asked_theSiteIsTriedWithoutAnOffer() throws Exception {
    quic = new QuicPlan(true, List.of());
    try (var site = site(HEAD + "\r\nok");
        var h3 = QuicPeer.http3(known.keysFor(NAME), QuicPeer.answering("ok"), site.port())) {
      assertThat(handshakes(measure(h3.port())))
          .singleElement()
          .satisfies(handshake -> assertThat(handshake.failure()).isEmpty());
    }
  }

  @Test
  void silence_isTriedOnceMoreAndThenACanaryIsAsked() throws Exception {
    try (var canary = QuicPeer.http3(known.keysFor(CANARY), QuicPeer.SILENT);
        var silent =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        var site = site(offering(silent.getLocalPort()))) {
      quic =
          new QuicPlan(false, List.of(new Target("https://" + CANARY + ":" + canary.port() + "/")));

      List<QuicHandshake> handshakes = handshakes(measure(site.port()));

      assertThat(handshakes)
          .extracting(h -> h.failure().map(f -> f.kind()))
          .containsExactly(
              Optional.of(FailureKind.TIMEOUT), Optional.of(FailureKind.TIMEOUT), Optional.empty());
      assertThat(handshakes)
          .extracting(h -> h.trace().tags())
          .containsExactly(List.of("depth=0"), List.of("depth=0", "retry"), List.of("canary"));
      assertThat(handshakes.getLast().serverName()).isEqualTo(CANARY);
      assertThat(pauses).hasValue(1);
    }
  }

  @Test
  void hostBehindARedirect_isLookedAtOverQuicOnce() throws Exception {
    String beyond = "beyond.example";
    try (var h3 = QuicPeer.http3(known.keysFor(beyond), QuicPeer.answering("ok"));
        var end = Peer.tls(known.serverFor(beyond), Peer.answering(offering(h3.port())));
        var site = site(sendingTo("https://" + beyond + ":" + end.port() + "/"))) {
      assertThat(handshakes(measure(site.port())))
          .singleElement()
          .satisfies(handshake -> {
            assertThat(handshake.serverName()).isEqualTo(beyond);
            assertThat(handshake.failure()).isEmpty();
            assertThat(handshake.trace().tags()).containsExactly("depth=1");
          });
    }
  }

  private static String sendingTo(String url) {
    return "HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\n\r\n";
  }

  private static Peer site(String response) throws Exception {
    return Peer.tls(known.serverFor(NAME), Peer.answering(response));
  }

  private static String offering(int port) {
    return HEAD + "Alt-Svc: h3=\":" + port + "\"; ma=60\r\n\r\nok";
  }

  private static List<QuicHandshake> handshakes(Observed observed) {
    return observed.observations().stream()
        .filter(Observation.QuicHandshake.class::isInstance)
        .map(QuicHandshake.class::cast)
        .toList();
  }

  private Observed measure(int port) throws Exception {
    Instruments instruments =
        new Instruments(
            network,
            network.udpDns("system", List.of(names.address())),
            network.udpDns("udp", List.of(names.address())),
            network.udpDns("doh", List.of(names.address())),
            network.udpDns("dot", List.of(names.address())),
            Optional.empty(),
            References.NONE,
            Patience.of(Duration.ofSeconds(2)),
            pauses::incrementAndGet,
            quic,
            ip -> true,
            _ -> true,
            false,
            List.of(),
            List.of(),
            Optional.empty(),
            InstantSource.system());
    return new WebConnectivity(instruments)
        .measure(
            new Target("https://" + NAME + ":" + port + "/"), Deadline.in(Duration.ofSeconds(20)));
  }
}
