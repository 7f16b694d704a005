package org.burkit.probe.nettest.webconnectivity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import okhttp3.HttpUrl;
import org.burkit.lists.PublicAddress;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Fingerprint;
import org.burkit.model.HttpResponse;
import org.burkit.model.Observation;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.probe.control.ControlClient;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.LedAstray;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.Patience;
import org.burkit.probe.nettest.QuicPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Rcode;

@ExtendWith(NoLeaks.class)
class WebConnectivityTest {
  private static final String PAGE =
      "HTTP/1.1 200 OK\r\nContent-Length: 38\r\nSet-Cookie: id=1\r\n\r\n"
          + "<html><title>Azat</title>page 1</html>";
  private static final Fingerprint BLOCK_PAGE =
      new Fingerprint(
          "lab-block", "body", Fingerprint.Match.CONTAINS, "access is denied", List.of(), "lab");

  private static Certificates known;
  private static Certificates state;

  private final AtomicInteger pauses = new AtomicInteger();
  private Predicate<String> mayBeLedTo = _ -> true;
  private Predicate<InetAddress> mayVisit = ip -> true;
  private QuicPlan quic = QuicPlan.WHERE_OFFERED;
  private NameServer.Conduct systemSays =
      (question, n) -> List.of(NameServer.answer(question, "127.0.0.1"));
  private Optional<HttpUrl> controlUrl = Optional.empty();
  private Network network;
  private NameServer open;

  @BeforeAll
  static void authorities() throws Exception {
    known = new Certificates("Known Root");
    state = new Certificates("State Root");
  }

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(known.root()), InstantSource.system(), Duration.ofMillis(30));
    open = new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
  }

  @AfterEach
  void close() {
    network.close();
    open.close();
  }

  @Test
  void openSite_isWrittenDownStepByStep() throws Exception {
    try (var peer = Peer.tls(known.serverFor("sau.example"), Peer.answering(PAGE))) {
      Observed observed = measure("https://sau.example:" + peer.port() + "/");

      assertThat(all(observed, DnsLookup.class))
          .extracting(DnsLookup::engine)
          .containsOnly("system", "udp", "doh", "dot")
          .hasSize(12);
      TlsHandshake handshake = only(observed, TlsHandshake.class);
      HttpExchange exchange = only(observed, HttpExchange.class);
      assertThat(handshake.failure()).isEmpty();
      assertThat(exchange.response().orElseThrow().title()).contains("Azat");
      assertThat(exchange.trace().tags()).containsExactly("depth=0", "classic", "fetch_body=true");
      assertThat(exchange.trace().transactionId())
          .isEqualTo(handshake.trace().transactionId())
          .isEqualTo(only(observed, TcpConnect.class).trace().transactionId());
      assertThat(observed.control().control()).isEmpty();
      assertThat(observed.control().failure()).isEmpty();
      assertThat(pauses).hasValue(0);
    }
  }

  @Test
  void tlsResetTwice_isTwoHandshakesTheSecondARetry() throws Exception {
    try (var peer = Peer.tcp(Peer.RESET)) {
      Observed observed = measure("https://aulnet.example:" + peer.port() + "/");

      assertThat(all(observed, TlsHandshake.class))
          .extracting(TlsHandshake::failure)
          .containsExactly(reset(), reset());
      assertThat(all(observed, TlsHandshake.class))
          .extracting(handshake -> handshake.trace().hasTag("retry"))
          .containsExactly(false, true);
      assertThat(pauses).hasValue(1);
      assertThat(all(observed, HttpExchange.class)).isEmpty();
    }
  }

  @Test
  void flakySite_isReachedByTheRetry() throws Exception {
    try (var peer =
        Peer.tcp((socket, number) -> {
          if (number == 1) {
            Peer.RESET.treat(socket, number);
          } else {
            Peer.answering(PAGE).treat(socket, number);
          }
        })) {
      Observed observed = measure("http://dirildek.example:" + peer.port() + "/");

      assertThat(all(observed, HttpExchange.class))
          .extracting(HttpExchange::failure)
          .containsExactly(reset(), Optional.empty());
    }
  }

  @Test
  void invalidCertificate_getsNoRequest() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    try (var peer =
        Peer.tls(
            state.serverFor("pikir.example"),
            (Socket socket, int number) -> {
              if (socket.getInputStream().read() >= 0) {
                requests.incrementAndGet();
              }
            })) {
      Observed observed = measure("https://pikir.example:" + peer.port() + "/");

      assertThat(all(observed, TlsHandshake.class))
          .allSatisfy(handshake -> {
            assertThat(handshake.failure()).contains(Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY));
            assertThat(handshake.peerCertificates()).hasSize(2);
          });
      assertThat(requests).hasValue(0);
    }
  }

  @Test
  void nameThatTheSystemsResolverDenies_isOpenedThroughTheOthers() throws Exception {
    systemSays = (question, n) -> List.of(NameServer.rcode(question, Rcode.NXDOMAIN));
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed = measure("http://vestnik.example:" + peer.port() + "/");

      assertThat(all(observed, DnsLookup.class).stream().filter(DnsLookup::bySystemResolver))
          .allSatisfy(q -> assertThat(q.failure()).contains(Failure.of(FailureKind.DNS_NXDOMAIN)));
      assertThat(response(observed).code()).isEqualTo(200);
      assertThat(only(observed, HttpExchange.class).trace().hasTag("classic")).isFalse();
    }
  }

  @Test
  void redirect_isFollowedWithItsOwnLookups() throws Exception {
    try (var peer = Peer.tcp((socket, number) -> redirectOnce(socket, number))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(all(observed, HttpExchange.class))
          .extracting(exchange -> exchange.trace().depth())
          .containsExactly(Optional.of(0), Optional.of(1));
      assertThat(all(observed, DnsLookup.class))
          .filteredOn(lookup -> lookup.hostname().equals("other.example"))
          .hasSize(12)
          .allSatisfy(lookup -> assertThat(lookup.trace().depth()).contains(1));
    }
  }

  private static void redirectOnce(Socket socket, int number) throws java.io.IOException {
    String next = "http://other.example:" + socket.getLocalPort() + "/news";
    String answer =
        number == 1
            ? "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + next + "\r\n\r\n"
            : PAGE;
    Peer.answering(answer).treat(socket, number);
  }

  @Test
  void redirectToAHostThatIsNotAllowed_isNotFollowed_andNothingIsGuessedFromThat()
      throws Exception {
    mayBeLedTo = host -> !host.equals("other.example");
    AtomicInteger asked = new AtomicInteger();
    try (var peer =
        Peer.tcp((socket, number) -> {
          asked.incrementAndGet();
          redirectOnce(socket, number);
        })) {
      assertThatThrownBy(() -> measure("http://azat.example:" + peer.port() + "/"))
          .isInstanceOf(LedAstray.class);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void redirectInACircle_endsAfterTen() throws Exception {
    String circle = "HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /again\r\n\r\n";
    try (var peer = Peer.tcp(Peer.answering(circle))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      List<HttpExchange> exchanges = all(observed, HttpExchange.class);
      assertThat(exchanges).hasSize(11);
      assertThat(exchanges.getLast().failure())
          .contains(Failure.of(FailureKind.HTTP_TOO_MANY_REDIRECTS));
      assertThat(exchanges.getLast().response()).isPresent();
    }
  }

  @Test
  void redirectToNoWebAddress_isInvalid() throws Exception {
    String odd = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: tg://resolve\r\n\r\n";
    try (var peer = Peer.tcp(Peer.answering(odd))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(only(observed, HttpExchange.class).failure())
          .contains(Failure.of(FailureKind.HTTP_INVALID_REDIRECT));
    }
  }

  @Test
  void nameThatResolvesIntoTheHomeNetwork_isNotVisited() throws Exception {
    mayVisit = ip -> ip.isLoopbackAddress() || PublicAddress.is(ip);
    systemSays = (question, n) -> List.of(NameServer.answer(question, "192.168.1.1"));
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(all(observed, DnsLookup.class))
          .anySatisfy(lookup -> assertThat(lookup.addresses()).contains("192.168.1.1"));
      assertThat(all(observed, TcpConnect.class))
          .extracting(TcpConnect::ip)
          .containsOnly("127.0.0.1");
    }
  }

  @Test
  void redirectIntoTheHomeNetwork_isNotFollowed() throws Exception {
    String home =
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://192.168.1.1/\r\n\r\n";
    mayVisit = ip -> ip.isLoopbackAddress() || PublicAddress.is(ip);
    try (var peer = Peer.tcp(Peer.answering(home))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(all(observed, TcpConnect.class))
          .extracting(TcpConnect::ip)
          .containsExactly("127.0.0.1");
    }
  }

  @Test
  void knownBlockPage_isExcerpted() throws Exception {
    String body = "<title>Azat</title>" + "x".repeat(5000) + " access is denied to 198.18.1.7 !";
    try (var peer =
        Peer.tcp(
            Peer.answering(
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body))) {
      HttpResponse response = response(measure("http://azat.example:" + peer.port() + "/"));

      assertThat(response.excerpt())
          .hasValueSatisfying(excerpt ->
              assertThat(excerpt)
                  .contains("access is denied to 198.18.1.7")
                  .hasSizeLessThanOrEqualTo(2048));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, Доступ к запрашиваемому ресурсу ограничен для 198.18.1.9",
    "200, Бұл сайтқа қолжетімділік шектелген",
    "200, Access to this site has been restricted",
    "451, Sorry",
    "403, Sorry"
  })
  void smallPageThatSaysSo_isExcerpted(int status, String text) throws Exception {
    String body = "<html><head><title>x</title></head><body>" + text + "</body></html>";
    try (var peer = Peer.tcp(Peer.answering(page(status, body)))) {
      HttpResponse response = response(measure("http://azat.example:" + peer.port() + "/"));

      assertThat(response.excerpt().orElseThrow()).isEqualTo("<body>" + text + "</body></html>");
    }
  }

  @Test
  void longPageWithTheSameWords_isNotExcerpted() throws Exception {
    String body = "<p>access denied</p>" + "<p>an article</p>".repeat(2000);
    try (var peer = Peer.tcp(Peer.answering(page(200, body)))) {
      assertThat(response(measure("http://azat.example:" + peer.port() + "/")).excerpt()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"Another, 90000, true", "Azat, 90000, false", "Another, 40, false"})
  void smallPageIsExcerpted_whereItIsUnlikeTheControls(String title, long length, boolean kept)
      throws Exception {
    WireMockServer control =
        control(
            "{\"dns\":{\"addrs\":[]},\"http_request\":{\"failure\":null,\"status_code\":200,\"title\":\""
                + title
                + "\",\"body_length\":"
                + length
                + "}}",
            200);
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      HttpResponse response = response(measure("http://azat.example:" + peer.port() + "/"));

      assertThat(response.excerpt().isPresent()).isEqualTo(kept);
    } finally {
      control.stop();
    }
  }

  private static String page(int status, String body) {
    int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return "HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n\r\n" + body;
  }

  @Test
  void redirectToANameInOtherLetters_isFollowed() throws Exception {
    try (var peer =
        Peer.tcp((socket, number) ->
            Peer.answering(
                    number == 1
                        ? "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: http://көл.example:"
                            + socket.getLocalPort()
                            + "/жаңа\r\n\r\n"
                        : PAGE)
                .treat(socket, number))) {
      Observed observed = measure("http://азат.example:" + peer.port() + "/");

      assertThat(all(observed, HttpExchange.class))
          .extracting(HttpExchange::url)
          .containsExactly(
              "http://xn--80aau9b.example:" + peer.port() + "/",
              "http://xn--j1ac53c.example:" + peer.port() + "/%D0%B6%D0%B0%D2%A3%D0%B0");
    }
  }

  @Test
  void ordinaryPage_isNotExcerpted() throws Exception {
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      HttpResponse response = response(measure("http://azat.example:" + peer.port() + "/"));

      assertThat(response.excerpt()).isEmpty();
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void control_isAskedAboutTheAddressesAndItsOwnAreTriedToo() throws Exception {
    WireMockServer control = control("{\"dns\":{\"addrs\":[\"127.0.0.1\",\"127.0.0.2\"]}}", 200);
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      control.verify(
          postRequestedFor(urlEqualTo("/"))
              .withRequestBody(
                  matchingJsonPath("$.tcp_connect[?(@ == '127.0.0.1:" + peer.port() + "')]"))
              .withRequestBody(matchingJsonPath("$.x_nonce"))
              .withRequestBody(matchingJsonPath("$.http_request_headers.User-Agent")));
      assertThat(observed.control().control()).isPresent();
      assertThat(all(observed, TcpConnect.class))
          .extracting(TcpConnect::ip)
          .contains("127.0.0.1", "127.0.0.2");
    } finally {
      control.stop();
    }
  }

  @Test
  void controlThatFails_isAFailureAndNotNoControl() throws Exception {
    WireMockServer control = control("busy", 503);
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(observed.control().control()).isEmpty();
      assertThat(observed.control().failure())
          .contains(Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS));
    } finally {
      control.stop();
    }
  }

  @Test
  void controlThatEchoesAnotherNonce_isNotBelieved() throws Exception {
    WireMockServer control = control("{\"dns\":{\"addrs\":[]},\"x_nonce\":\"old\"}", 200);
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed = measure("http://azat.example:" + peer.port() + "/");

      assertThat(observed.control().control()).isEmpty();
      assertThat(observed.control().failure()).isPresent();
    } finally {
      control.stop();
    }
  }

  @Test
  void stepThatCannotHaveItsTime_isNotBegun() throws Exception {
    try (var peer = Peer.tcp(Peer.answering(PAGE))) {
      Observed observed =
          measure("http://azat.example:" + peer.port() + "/", Duration.ofMillis(200));

      assertThat(all(observed, TcpConnect.class)).isEmpty();
      assertThat(peer.connections()).isZero();
    }
  }

  private WireMockServer control(String answer, int status) {
    WireMockServer server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    server.stubFor(
        post("/")
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "application/json")
                    .withBody(answer)));
    controlUrl = Optional.of(HttpUrl.get("http://127.0.0.1:" + server.port() + "/"));
    return server;
  }

  private Observed measure(String url) throws Exception {
    return measure(url, Duration.ofSeconds(20));
  }

  private Observed measure(String url, Duration whole) throws Exception {
    try (NameServer system = new NameServer(systemSays)) {
      Instruments instruments =
          new Instruments(
              network,
              network.udpDns("system", List.of(system.address())),
              network.udpDns("udp", List.of(open.address())),
              network.udpDns("doh", List.of(open.address())),
              network.udpDns("dot", List.of(open.address())),
              controlUrl.map(at -> new ControlClient(at, network.client(List.of()))),
              new References(List.of(), List.of(BLOCK_PAGE), List.of(), "test"),
              Patience.of(Duration.ofSeconds(2)),
              pauses::incrementAndGet,
              quic,
              mayVisit,
              mayBeLedTo,
              false,
              List.of(),
              List.of(),
              Optional.empty(),
              InstantSource.system());
      return new WebConnectivity(instruments).measure(new Target(url), Deadline.in(whole));
    }
  }

  private static Optional<Failure> reset() {
    return Optional.of(Failure.of(FailureKind.CONNECTION_RESET));
  }

  private static HttpResponse response(Observed observed) {
    return only(observed, HttpExchange.class).response().orElseThrow();
  }

  private static <T extends Observation> T only(Observed observed, Class<T> kind) {
    List<T> all = all(observed, kind);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static <T extends Observation> List<T> all(Observed observed, Class<T> kind) {
    return observed.observations().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
