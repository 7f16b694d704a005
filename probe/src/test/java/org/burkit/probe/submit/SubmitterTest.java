package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.envelope.token.Blinding;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.Standing;
import org.burkit.envelope.token.Token;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Dictionary;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Purse;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.QuicPeer;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.submit.Submitter.Delivery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitterTest {
  private static final String MEASUREMENTS = "/api/v1/measurements";
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  /** Port 1 (tcpmux), where nobody listens. */
  private static final String DEAD = "http://127.0.0.1:1/";

  @TempDir Path directory;
  private WireMockServer server;
  private Home home;
  private Spool spool;
  private CollectorClient client;
  private int added;

  @BeforeEach
  void open() throws IOException {
    server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    home = Home.open(directory);
    spool = new Spool(home);
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.port());
    client = client(new Route(1, url, Optional.empty()));
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void acknowledged_leavesTheSpool() throws IOException {
    MeasurementId first = add("{\"a\":1}");
    MeasurementId second = add("{\"b\":2}");
    answer(200, results(result(first, "accepted"), result(second, "duplicate")));

    Delivery delivery = send();

    assertThat(delivery.outcomes())
        .containsEntry(first, Submission.ACCEPTED)
        .containsEntry(second, Submission.DUPLICATE);
    assertThat(spool.waiting()).isEmpty();
    assertThat(sent()).containsExactly("{\"a\":1}\n{\"b\":2}");
  }

  @Test
  void collectorThatDoesNotKnowTheDictionary_getsTheSameWithoutIt() throws IOException {
    MeasurementId id = add("{\"a\":1}");
    scenario(Scenario.STARTED, "plain", json(415, "{\"detail\":\"expected gzip or zstd\"}"));
    scenario("plain", "end", json(200, results(result(id, "accepted"))));

    assertThat(send().outcomes()).containsEntry(id, Submission.ACCEPTED);
    LoggedRequest last = server.getAllServeEvents().getFirst().getRequest();
    assertThat(last.getHeader("Content-Encoding")).isEqualTo("zstd");
    assertThat(Zstd.decompress(last.getBody(), 100)).asString().isEqualTo("{\"a\":1}");
  }

  @Test
  void whereTcpDoesNotGetThrough_itGoesOverQuic() throws Exception {
    MeasurementId id = add("{\"a\":1}");
    var authority = new Certificates("Root");
    var answering = QuicPeer.answering("application/json", results(result(id, "accepted")));
    try (var network =
            new Network(List.of(authority.root()), InstantSource.system(), Duration.ofMillis(100));
        var peer = QuicPeer.http3(authority.keysFor("localhost"), answering)) {
      HttpUrl url = HttpUrl.get("https://localhost:" + peer.port() + "/"); // of UDP alone
      OkHttpClient services = network.client(List.of());
      Route tcp = new Route(1, url, Optional.empty());
      Route quic = new Route(2, url, Optional.empty(), true);
      Delivery delivery =
          new Submitter(
                  new Routes(
                      List.of(
                          new CollectorClient(tcp, services, Duration.ofSeconds(10)),
                          new CollectorClient(
                              quic, network.overQuic(services), Duration.ofSeconds(10)))),
                  spool,
                  new Purse(home))
              .sendAll();

      assertThat(delivery.outcomes()).containsEntry(id, Submission.ACCEPTED);
      assertThat(delivery.tried())
          .containsExactly(
              new Tried(1, Route.Kind.NAME, Optional.of("connection_refused")),
              new Tried(2, Route.Kind.QUIC, Optional.empty()));
      assertThat(peer.requests())
          .containsExactly("POST " + MEASUREMENTS + " localhost:" + peer.port());
    }
  }

  @Test
  void rejected_isPutAside() throws IOException {
    MeasurementId id = add("{}");
    answer(400, results(result(id, "rejected")));

    assertThat(send().outcomes()).containsEntry(id, Submission.REJECTED);
    assertThat(spool.waiting()).isEmpty();
    assertThat(home.rejected().resolve(id + ".reason.txt")).hasContent("because");
  }

  @Test
  void acknowledgementOfSomethingElse_isNone() throws IOException {
    add("{}");
    MeasurementId other = MeasurementId.of(new byte[] {1});
    answer(200, results(result(other, "accepted")));

    assertThat(send().away()).isPresent();
    assertThat(spool.waiting()).hasSize(1);
  }

  @Test
  void filtersPageInTheCollectorsPlace_rejectsNothing() throws IOException {
    add("{}");
    server.stubFor(
        post(MEASUREMENTS)
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "text/html")
                    .withBody("<h1>blocked</h1>")));

    assertThat(send().away()).contains("status 400");
    assertThat(spool.waiting()).hasSize(1);
  }

  @Test
  void collectorAway_leavesAllWaiting() throws IOException {
    add("{}");
    server.stop();

    Delivery delivery = send();

    assertThat(delivery.away()).contains("connection_refused");
    assertThat(delivery.outcomes()).isEmpty();
    assertThat(spool.waiting()).hasSize(1);
  }

  @Test
  void collectorFull_leavesAllWaiting() throws IOException {
    add("{}");
    answer(503, "{\"title\":\"disk full\"}");

    assertThat(send().away()).contains("status 503");
    assertThat(spool.waiting()).hasSize(1);
  }

  @Test
  void batchRefusedAsAWhole_isSentOneByOne() throws IOException {
    MeasurementId bad = add("{\"bad\":1}");
    MeasurementId good = add("{\"good\":1}");
    scenario(Scenario.STARTED, "one", json(413, "{\"detail\":\"too large\"}"));
    scenario("one", "two", json(413, "{\"detail\":\"too large\"}"));
    scenario("two", "end", json(200, results(result(good, "accepted"))));

    Delivery delivery = send();

    assertThat(delivery.outcomes())
        .containsEntry(bad, Submission.REJECTED)
        .containsEntry(good, Submission.ACCEPTED);
    assertThat(home.rejected().resolve(bad + ".reason.txt")).hasContent("too large");
  }

  @Test
  void incompressibleMeasurements_goInBatchesOfAtMostEightKilobytes_seed7() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 4; i++) {
      byte[] noise = new byte[2600];
      random.nextBytes(noise);
      add("{\"noise\":\"" + java.util.Base64.getEncoder().encodeToString(noise) + "\"}");
    }
    answer(503, "{}");
    send();

    LoggedRequest request =
        server
            .findAll(
                com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor(
                    com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo(MEASUREMENTS)))
            .getFirst();
    assertThat(request.getBody().length).isBetween(4_000, 8 * 1024);
  }

  @Test
  void vantage_isReadInEitherSpelling() {
    server.stubFor(
        get("/api/v1/vantage")
            .willReturn(
                json(200, "{\"cc\":\"KZ\",\"asn\":\"AS64501\",\"network_name\":\"Dala\"}")));

    assertThat(client.vantage())
        .hasValueSatisfying(vantage -> {
          assertThat(vantage.cc()).isEqualTo(new CountryCode("KZ"));
          assertThat(vantage.asn()).isEqualTo(new Asn(64501));
          assertThat(vantage.networkName()).contains("Dala");
        });
  }

  @Test
  void vantageOfACollectorThatIsAway_isUnknown() {
    server.stop();

    assertThat(client.vantage()).isEmpty();
  }

  @Test
  void wayThatDoesNotGo_isFollowedByTheNext_andSaidSo() throws IOException {
    MeasurementId id = add("{\"a\":1}");
    answer(200, results(result(id, "accepted")));
    CollectorClient dead = client(new Route(1, HttpUrl.get(DEAD), Optional.empty()));
    CollectorClient alive = client(new Route(2, client.route().url(), Optional.empty()));
    Submitter submitter = new Submitter(new Routes(List.of(dead, alive)), spool, new Purse(home));

    Delivery delivery = submitter.sendAll();
    assertThat(delivery.outcomes()).containsEntry(id, Submission.ACCEPTED);
    assertThat(delivery.away()).isEmpty();
    assertThat(delivery.tried())
        .containsExactly(
            new Tried(1, Route.Kind.ADDRESS, Optional.of("connection_refused")),
            new Tried(2, Route.Kind.ADDRESS, Optional.empty()));

    MeasurementId next = add("{\"b\":1}");
    answer(200, results(result(next, "accepted")));
    assertThat(submitter.sendAll().tried()).extracting(Tried::place).containsExactly(2);
  }

  @Test
  void wayThatEndsHalfway_losesNothingAndSendsNothingTwice() throws IOException {
    MeasurementId first = add(large(1));
    MeasurementId second = add(large(2));
    scenario(Scenario.STARTED, "cut", json(200, results(result(first, "accepted"))));
    scenario("cut", "again", aResponse().withStatus(502));
    scenario("again", "end", json(200, results(result(second, "accepted"))));
    Routes both = new Routes(List.of(client, client(client.route())));

    Delivery delivery = new Submitter(both, spool, new Purse(home)).sendAll();
    assertThat(delivery.outcomes())
        .containsEntry(first, Submission.ACCEPTED)
        .containsEntry(second, Submission.ACCEPTED);
    assertThat(spool.waiting()).isEmpty();
    assertThat(delivery.tried())
        .extracting(Tried::failure)
        .first()
        .isEqualTo(Optional.of("status 502"));
  }

  @Test
  void proxy_findsTheNameItself_andOnlyWhatSaysItsNetworkGoesThroughIt() throws Exception {
    MeasurementId here = add(measurement("AS64501"));
    MeasurementId nowhere = add(measurement("AS0"));
    answer(200, results(result(here, "accepted")));
    try (SocksPeer proxy = new SocksPeer(server.port())) {
      HttpUrl hidden = HttpUrl.get("http://burkitburkitburkit.onion/");
      CollectorClient through = client(new Route(1, hidden, Optional.of(proxy.address())));

      Delivery delivery =
          new Submitter(new Routes(List.of(through)), spool, new Purse(home)).sendAll();
      assertThat(delivery.tried())
          .containsExactly(new Tried(1, Route.Kind.ONION, Optional.empty()));
      assertThat(proxy.names()).containsOnly("burkitburkitburkit.onion");
    }
    assertThat(spool.waiting()).extracting(Spool.Waiting::id).containsExactly(nowhere);
  }

  @Test
  void whereTooManyCome_aTokenIsShown_andElsewhereNone() throws IOException {
    List<MeasurementId> ids = List.of(add(large(1)), add(large(2)), add(large(3)));
    List<Token> tokens = tokens(3);
    purse().add(YearMonth.of(2026, 11), Standing.NEW, tokens);
    scenario(Scenario.STARTED, "crowded", json(200, results(result(ids.get(0), "accepted"))));
    scenario("crowded", "shown", json(429, "{\"detail\":\"too many\"}"));
    scenario("shown", "again", json(200, results(result(ids.get(1), "accepted"))));
    scenario("again", "end", json(200, results(result(ids.get(2), "accepted"))));

    assertThat(send().outcomes()).hasSize(3);
    assertThat(shown().reversed())
        .containsExactly("", "", tokens.get(0).text(), tokens.get(1).text());
    assertThat(purse().size()).isEqualTo(1);
  }

  @Test
  void tokenThatDidNotHelp_isNotShownAgain_andTheRestWaits() throws IOException {
    MeasurementId id = add("{\"a\":1}");
    purse().add(YearMonth.of(2026, 11), Standing.NEW, tokens(3));
    answer(429, "{\"detail\":\"too many\"}");

    assertThat(send().away()).contains("status 429");
    assertThat(purse().size()).isEqualTo(2);
    assertThat(send().away()).contains("status 429");
    assertThat(shown().stream().filter(token -> !token.isEmpty())).doesNotHaveDuplicates();
    assertThat(spool.waiting()).extracting(Spool.Waiting::id).containsExactly(id);
  }

  @Test
  void filtersPageThatSaysTooMany_getsNoToken() throws IOException {
    add("{\"a\":1}");
    purse().add(YearMonth.of(2026, 11), Standing.NEW, tokens(1));
    server.stubFor(post(MEASUREMENTS).willReturn(aResponse().withStatus(429).withBody("<html>")));

    assertThat(send().away()).contains("status 429");
    assertThat(purse().size()).isEqualTo(1);
  }

  private Purse purse() {
    return new Purse(home);
  }

  private List<String> shown() {
    return server.getAllServeEvents().stream()
        .map(event -> Optional.ofNullable(event.getRequest().getHeader("Burkit-Token")).orElse(""))
        .toList();
  }

  private static List<Token> tokens(int many) {
    IssuingKey key = IssuingKey.generate();
    return Stream.generate(() -> Blinding.of(key.issuer()))
        .limit(many)
        .map(b -> b.finish(key.sign(b.blinded()).orElseThrow()).orElseThrow())
        .toList();
  }

  @Test
  void eachBatch_hasAConnectionOfItsOwn() throws IOException {
    List<MeasurementId> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(add(large(i)));
    }
    scenario(Scenario.STARTED, "1", json(200, results(result(ids.get(0), "accepted"))));
    scenario("1", "2", json(200, results(result(ids.get(1), "accepted"))));
    scenario("2", "end", json(200, results(result(ids.get(2), "accepted"))));
    AtomicInteger connections = new AtomicInteger();
    OkHttpClient counting =
        new OkHttpClient.Builder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void connectStart(
                      Call call, InetSocketAddress address, java.net.Proxy proxy) {
                    connections.incrementAndGet();
                  }
                })
            .build();
    CollectorClient counted = new CollectorClient(client.route(), counting, Duration.ofSeconds(5));

    new Submitter(new Routes(List.of(counted)), spool, new Purse(home)).sendAll();
    assertThat(connections).hasValue(3);
  }

  /** Alone in its batch. */
  private static String large(int seed) {
    byte[] noise = new byte[7_000];
    new Random(seed).nextBytes(noise);
    return "{\"noise\":\"" + java.util.Base64.getEncoder().encodeToString(noise) + "\"}";
  }

  private static String measurement(String asn) {
    return "{\"test_name\":\"web_connectivity\",\"measurement_start_time\":\"2026-11-24 08:00:00\","
        + "\"probe_asn\":\""
        + asn
        + "\",\"probe_cc\":\"KZ\",\"test_keys\":{}}";
  }

  private static CollectorClient client(Route route) {
    return new CollectorClient(route, new OkHttpClient(), Duration.ofSeconds(5));
  }

  private Delivery send() throws IOException {
    return new Submitter(new Routes(List.of(client)), spool, new Purse(home)).sendAll();
  }

  private MeasurementId add(String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    MeasurementId id = MeasurementId.of(bytes);
    spool.add(id, bytes, START.plusSeconds(added++));
    return id;
  }

  private void answer(int status, String body) {
    server.stubFor(post(MEASUREMENTS).willReturn(json(status, body)));
  }

  private void scenario(String state, String next, ResponseDefinitionBuilder response) {
    server.stubFor(
        post(MEASUREMENTS)
            .inScenario("batch")
            .whenScenarioStateIs(state)
            .willSetStateTo(next)
            .willReturn(response));
  }

  private static ResponseDefinitionBuilder json(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  private List<String> sent() {
    return server.getAllServeEvents().stream()
        .map(event -> event.getRequest().getBody())
        .map(SubmitterTest::unpacked)
        .toList();
  }

  private static String unpacked(byte[] body) {
    int from = Dictionary.PREFIX_LENGTH;
    assertThat(Arrays.copyOf(body, from)).isEqualTo(Dictionary.prefix());
    byte[] frame = Arrays.copyOfRange(body, from, body.length);
    return new String(Zstd.decompress(frame, Dictionary.bytes(), 1 << 20), StandardCharsets.UTF_8);
  }

  private static String results(String... results) {
    return "{\"results\":[" + String.join(",", results) + "]}";
  }

  private static String result(MeasurementId id, String status) {
    return "{\"id\":\"%s\",\"status\":\"%s\",\"reason\":\"because\"}".formatted(id, status);
  }
}
