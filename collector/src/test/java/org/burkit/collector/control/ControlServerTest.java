package org.burkit.collector.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.web.Door;
import org.burkit.model.Control;
import org.burkit.model.ControlCodec;
import org.burkit.model.ControlRequest;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class ControlServerTest {
  private static final String HOST = "sau.example";

  private final HttpClient client = HttpClient.newHttpClient();
  private TestCa ca;
  private TestDns dns;
  private ControlServer control;

  @BeforeEach
  void start() throws Exception {
    ca = new TestCa();
    dns = new TestDns().name(HOST, "127.0.0.1").fails("broken.example", Rcode.SERVFAIL);
    control = control(true);
  }

  @AfterEach
  void stop() throws Exception {
    control.close();
    dns.close();
    client.close();
  }

  @Test
  void httpsSite_isSeenInEveryLayer_andTheNonceComesBack() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()))) {
      String url = "https://" + HOST + ":" + site.port() + "/";
      String endpoint = "127.0.0.1:" + site.port();
      Control seen =
          measure(new ControlRequest(url, Map.of(), List.of(endpoint), false, Optional.of("n")));
      assertThat(seen.dns().addresses()).containsExactly("127.0.0.1");
      assertThat(seen.tcp().get(endpoint).failure()).isEmpty();
      Control.Tls tls = seen.tls().get(endpoint);
      assertThat(tls.failure()).isEmpty();
      assertThat(tls.serverName()).isEqualTo(HOST);
      assertThat(tls.leafSha256()).hasValueSatisfying(d -> assertThat(d).matches("[0-9a-f]{64}"));
      assertThat(tls.spkiSha256()).isPresent().isNotEqualTo(tls.leafSha256());
      Control.Http page = seen.http().orElseThrow();
      assertThat(page.failure()).isEmpty();
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.title()).isEqualTo("A page");
      assertThat(page.bodyLength()).isEqualTo("<title> A  page </title>hello".length());
      assertThat(page.headers()).containsEntry("X-site", "test");
      assertThat(seen.nonce()).contains("n");
    }
  }

  @Test
  void pageThatOffersHttp3_isTriedOverQuic() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()));
        var h3 = new TestQuic(ca.keys(HOST, tomorrow()), site.port())) {
      site.offersHttp3At(h3.port());
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");

      assertThat(seen.quic()).containsOnlyKeys("127.0.0.1:" + h3.port());
      Control.Tls quic = seen.quic().values().iterator().next();
      assertThat(quic.failure()).isEmpty();
      assertThat(quic.serverName()).isEqualTo(HOST);
      assertThat(quic.leafSha256()).isPresent();
    }
  }

  @Test
  void quicAskedForWhereItDoesNotHold_failsWithItsWord() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()));
        var stranger = new TestQuic(new TestCa().keys(HOST, tomorrow()), site.port())) {
      String url = "https://" + HOST + ":" + site.port() + "/";
      Control seen = measure(new ControlRequest(url, Map.of(), List.of(), true, Optional.empty()));

      assertThat(seen.quic().get("127.0.0.1:" + stranger.port()).failure().orElseThrow().kind())
          .isEqualTo(FailureKind.TLS_UNKNOWN_AUTHORITY);
    }
  }

  @Test
  void endpointThatIsNoPage_isAskedForNone() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()))) {
      String url = "https://" + HOST + ":" + site.port() + "/";
      String at = "127.0.0.1:" + site.port();

      Control tls = measure(asking(url, EndpointProtocol.TLS));
      Control tcp = measure(asking(url, EndpointProtocol.TCP));

      assertThat(tls.http()).isEmpty();
      assertThat(tls.tls().get(at).failure()).isEmpty();
      assertThat(tcp.http()).isEmpty();
      assertThat(tcp.tls()).isEmpty();
      assertThat(tcp.tcp().get(at).failure()).isEmpty();
      assertThat(site.lastHeaders).isEmpty();
    }
  }

  @Test
  void serverForCalls_isAskedOverUdpAlone() throws Exception {
    try (var calls = new TestStun()) {
      String url = "http://" + HOST + ":" + calls.port() + "/";

      Control seen = measure(asking(url, EndpointProtocol.STUN));

      assertThat(seen.stun())
          .containsExactly(
              Map.entry("127.0.0.1:" + calls.port(), new Control.Stun(Optional.empty())));
      assertThat(seen.tcp()).isEmpty();
      assertThat(seen.http()).isEmpty();
      assertThat(new String(ControlCodec.encode(seen), StandardCharsets.UTF_8))
          .doesNotContain("192.0.2.7");
    }
  }

  @Test
  void serverForCallsThatIsGone_isRefused() throws Exception {
    int port;
    try (var calls = new TestStun()) {
      port = calls.port();
    }

    Control seen = measure(asking("http://" + HOST + ":" + port + "/", EndpointProtocol.STUN));

    assertThat(seen.stun().get("127.0.0.1:" + port).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.CONNECTION_REFUSED);
  }

  private static ControlRequest asking(String url, EndpointProtocol extent) {
    return new ControlRequest(url, Map.of(), List.of(), false, Optional.empty(), extent);
  }

  @Test
  void siteThatOffersNoHttp3_isNotTriedOverQuic() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()))) {
      assertThat(measure("https://" + HOST + ":" + site.port() + "/").quic()).isEmpty();
    }
  }

  @Test
  void nameThatCanBeHidden_isHidden() throws Exception {
    try (var site = new TestEch(ca.keys(HOST, tomorrow()))) {
      dns.hides(HOST, site.told());
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");

      assertThat(seen.ech())
          .containsExactly(
              Map.entry("127.0.0.1:" + site.port(), new Control.Ech(true, Optional.empty())));
    }
  }

  @Test
  void nameWhoseKeyIsLost_isRejected() throws Exception {
    try (var site = new TestEch(ca.keys(TestEch.COVER, tomorrow()));
        var lost = new TestEch(ca.keys(HOST, tomorrow()))) {
      dns.hides(HOST, lost.told());
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");

      assertThat(seen.ech().values()).containsExactly(new Control.Ech(false, Optional.empty()));
    }
  }

  @Test
  void siteThatHidesNothing_isNotAskedHidden() throws Exception {
    try (var site = TestSite.https(ca.server(HOST, tomorrow()))) {
      assertThat(measure("https://" + HOST + ":" + site.port() + "/").ech()).isEmpty();
    }
  }

  @Test
  void certificateOfAnotherName_isInvalidHostname_andItsDigestIsStillGiven() throws Exception {
    try (var site = TestSite.https(ca.server("other.example", tomorrow()))) {
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");
      Control.Tls tls = seen.tls().get("127.0.0.1:" + site.port());
      assertThat(tls.failure().orElseThrow().kind()).isEqualTo(FailureKind.TLS_INVALID_HOSTNAME);
      assertThat(tls.leafSha256()).isPresent();
      assertThat(seen.http().orElseThrow().failure().orElseThrow().kind())
          .isEqualTo(FailureKind.TLS_INVALID_HOSTNAME);
    }
  }

  @Test
  void certificateOfAnUnknownRoot_isUnknownAuthority() throws Exception {
    try (var site = TestSite.https(new TestCa().server(HOST, tomorrow()))) {
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");
      assertThat(seen.tls().get("127.0.0.1:" + site.port()).failure().orElseThrow().kind())
          .isEqualTo(FailureKind.TLS_UNKNOWN_AUTHORITY);
    }
  }

  @Test
  void expiredCertificate_isInvalidCertificate() throws Exception {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    try (var site = TestSite.https(ca.server(HOST, yesterday))) {
      Control seen = measure("https://" + HOST + ":" + site.port() + "/");
      assertThat(seen.tls().get("127.0.0.1:" + site.port()).failure().orElseThrow().kind())
          .isEqualTo(FailureKind.TLS_INVALID_CERTIFICATE);
    }
  }

  @Test
  void nameThatDoesNotExist_andOneWhoseServerFails_areTold() throws Exception {
    assertThat(measure("http://gone.example/").dns().failure().orElseThrow().kind())
        .isEqualTo(FailureKind.DNS_NXDOMAIN);
    Control broken = measure("http://broken.example/");
    assertThat(broken.dns().failure().orElseThrow().kind()).isEqualTo(FailureKind.DNS_SERVFAIL);
    assertThat(broken.http().orElseThrow().failure()).isEqualTo(broken.dns().failure());
  }

  @Test
  void closedPort_isConnectionRefused() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Control seen = measure("http://" + HOST + ":" + closed + "/");
    assertThat(seen.tcp().get("127.0.0.1:" + closed).failure().orElseThrow().kind())
        .isEqualTo(FailureKind.CONNECTION_REFUSED);
    assertThat(seen.http().orElseThrow().failure().orElseThrow().kind())
        .isEqualTo(FailureKind.CONNECTION_REFUSED);
  }

  @Test
  void redirects_areFollowed_andEndlessOnesGivenUp() throws Exception {
    try (var site = TestSite.http()) {
      String base = "http://" + HOST + ":" + site.port();
      assertThat(measure(base + "/to?/").http().orElseThrow().statusCode()).isEqualTo(200);
      assertThat(measure(base + "/loop").http().orElseThrow().failure().orElseThrow().kind())
          .isEqualTo(FailureKind.HTTP_TOO_MANY_REDIRECTS);
      assertThat(measure(base + "/to?ftp://x/").http().orElseThrow().failure().orElseThrow().kind())
          .isEqualTo(FailureKind.HTTP_INVALID_REDIRECT);
    }
  }

  @Test
  void redirectToAnotherServicesPort_isNotFollowed() throws Exception {
    try (var site = TestSite.http();
        var other = TestSite.http()) {
      String url =
          "http://" + HOST + ":" + site.port() + "/to?http://127.0.0.1:" + other.port() + "/";
      assertThat(measure(url).http().orElseThrow().failure().orElseThrow().kind())
          .isEqualTo(FailureKind.PERMISSION_DENIED);
      assertThat(other.lastHeaders).isEmpty();
    }
  }

  @Test
  void bodyBeyondTheBound_isCutThere() throws Exception {
    try (var site = TestSite.http()) {
      Control.Http page =
          measure("http://" + HOST + ":" + site.port() + "/big").http().orElseThrow();
      assertThat(page.bodyLength()).isEqualTo(PageFetch.LARGEST_BODY);
    }
  }

  @Test
  void onlyThreeHeadersOfTheProbe_areSentOn() throws Exception {
    try (var site = TestSite.http()) {
      var headers =
          Map.of(
              "User-Agent", List.of("probe/1"),
              "Accept-Language", List.of("kk"),
              "Cookie", List.of("secret"));
      String url = "http://" + HOST + ":" + site.port() + "/";
      measure(new ControlRequest(url, headers, List.of(), false, Optional.empty()));
      assertThat(site.lastHeaders)
          .containsEntry("user-agent", "probe/1")
          .containsEntry("accept-language", "kk")
          .doesNotContainKey("cookie");
    }
  }

  @Test
  void withoutAllowPrivate_nothingOnLoopbackIsConnectedTo() throws Exception {
    try (var site = TestSite.http();
        var strict = control(false)) {
      String url = "http://" + HOST + ":" + site.port() + "/";
      var request =
          new ControlRequest(
              url,
              Map.of(),
              List.of("127.0.0.1:" + site.port(), "10.0.0.1:80"),
              false,
              Optional.empty());
      Control seen = ControlCodec.decode(post(strict, ControlCodec.encode(request)).body());
      assertThat(seen.tcp()).isEmpty();
      assertThat(seen.http().orElseThrow().failure().orElseThrow().kind())
          .isEqualTo(FailureKind.DNS_BOGON);
      assertThat(site.lastHeaders).isEmpty();
      String literal = "http://127.0.0.1:" + site.port() + "/";
      var byAddress = new ControlRequest(literal, Map.of(), List.of(), false, Optional.empty());
      assertThat(post(strict, ControlCodec.encode(byAddress)).statusCode()).isEqualTo(200);
      assertThat(site.lastHeaders).isEmpty();
    }
  }

  @Test
  void ipInfo_saysWhoFoundTheAddress() throws Exception {
    try (var site = TestSite.http()) {
      String url = "http://" + HOST + ":" + site.port() + "/";
      var request =
          new ControlRequest(url, Map.of(), List.of("127.0.0.2:80"), false, Optional.empty());
      JsonNode info = json(post(control, ControlCodec.encode(request)).body()).path("ip_info");
      assertThat(info.path("127.0.0.1").path("flags").asInt()).isEqualTo(2);
      assertThat(info.path("127.0.0.2").path("flags").asInt()).isEqualTo(1);
    }
  }

  @Test
  void requestsThatAreNotOne_getAReason() throws Exception {
    assertProblem("not json", 400);
    assertProblem("{}", 400);
    assertProblem("{\"http_request\":\"ftp://x/\"}", 400);
    assertProblem("{\"http_request\":\"http://x/\",\"tcp_connect\":[\"nonsense\"]}", 400);
    assertProblem("{\"http_request\":\"http://x/\",\"x_nonce\":\"" + "n".repeat(65) + "\"}", 400);
    assertProblem("{\"http_request\":\"" + "x".repeat(70_000) + "\"}", 413);
  }

  private void assertProblem(String body, int status) throws Exception {
    var response = post(control, body.getBytes());
    assertThat(response.statusCode())
        .as(body.substring(0, Math.min(40, body.length())))
        .isEqualTo(status);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(json(response.body()).path("detail").asText()).isNotBlank();
  }

  private ControlServer control(boolean allowPrivate) throws Exception {
    var listen = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return ControlServer.start(
        new ControlSettings(
            Door.plain(listen), allowPrivate, Optional.of(dns.address()), List.of(ca.root())),
        NetworkLookup.none());
  }

  private Control measure(String url) throws Exception {
    return measure(new ControlRequest(url, Map.of(), List.of(), false, Optional.empty()));
  }

  private Control measure(ControlRequest request) throws Exception {
    var response = post(control, ControlCodec.encode(request));
    assertThat(response.statusCode()).isEqualTo(200);
    return ControlCodec.decode(response.body());
  }

  private HttpResponse<byte[]> post(ControlServer server, byte[] body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  private static JsonNode json(byte[] bytes) throws Exception {
    return JsonMapper.builder().build().readTree(bytes);
  }

  private static Instant tomorrow() {
    return Instant.now().plus(Duration.ofDays(1));
  }
}
