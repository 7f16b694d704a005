package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Ballot;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Store;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Cosignature;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.stamp.TestAuthority;
import org.burkit.evidence.verify.Answer;
import org.burkit.evidence.verify.Report;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log and the bundles of a running collector, as strangers get them. */
class EvidenceTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path data;
  private final NoteSigner witness = NoteSigner.witness("witness.example/w");
  private final HttpClient client = HttpClient.newHttpClient();

  /** With it no two measurements come at once. */
  private volatile int tick;

  private final AtomicLong ticks = new AtomicLong();

  private Instant measured = NOON;
  private volatile Instant now = NOON.plusSeconds(600);
  private CollectorServer server;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    server =
        CollectorServer.start(
            TestSettings.in(data, List.of(witness.key())),
            NetworkLookup.none(),
            () -> now.plus(ticks.addAndGet(tick), ChronoUnit.MICROS));
    http = new Http(server.port());
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
    client.close();
  }

  private void submit(String name, int asn, boolean blocked) throws Exception {
    submit(name, asn, 3, blocked);
  }

  private void submit(String name, int asn, int probes, boolean blocked) throws Exception {
    for (int i = 0; i < probes; i++) {
      String probe = name + i;
      byte[] json =
          blocked
              ? Samples.blocked(probe, asn, measured)
              : Samples.accessible(probe, asn, measured);
      String from = "203." + Math.floorMod(name.hashCode(), 200) + "." + (asn % 100 + i) + ".7";
      http.post(
          "/api/v1/measurements",
          json,
          "content-type",
          "application/json",
          "x-forwarded-for",
          from);
    }
    http.awaitAllIsWell();
  }

  private String incident() throws Exception {
    return http.json("/api/v1/incidents").at("/incidents/0/id").asText();
  }

  /** Of the incident, once there are so many. */
  private byte[] bytes(String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private NoteKey key() throws Exception {
    return NoteKey.parse(http.get("/log/key").body().strip()).orElseThrow();
  }

  private Checkpoint checkpoint() throws Exception {
    Note note = Note.parse(http.get("/log/checkpoint").body()).orElseThrow();
    assertThat(note.isSignedBy(key())).isTrue();
    return Checkpoint.parse(note.text()).orElseThrow();
  }

  @Test
  void bundleOfAnIncident_holdsByTheKeyThatTheCollectorShows_andStaysTheSame() throws Exception {
    submit("open", 64503, false);
    submit("p", 64501, true);
    String id = incident();
    JsonNode first = http.versions(id, 1).get(0);
    byte[] bundle = bytes(first.path("bundle").asText());
    var trusted = new Trusted(List.of(key()), List.of(), List.of(checkpoint()));
    Report report = Verifier.verify(bundle, trusted);
    assertThat(report.answers()).allMatch(answer -> answer.holds());
    assertThat(report.name()).isEqualTo(id + "-v1");
    submit("q", 64502, true);
    JsonNode second = http.versions(id, 2).get(1);
    assertThat(http.get("/i/" + id + "?lang=en").body())
        .contains("<a href=\"" + second.path("bundle").asText() + "\">");
    assertThat(Verifier.verify(bytes(second.path("bundle").asText()), trusted).answers())
        .allMatch(answer -> answer.holds());
    restart();
    assertThat(bytes(first.path("bundle").asText())).isEqualTo(bundle);
    assertThat(http.get("/i/" + id + "/v3.zip").statusCode()).isEqualTo(404);
  }

  @Test
  void clearAndBlockedAtOnce_onTheFullHour_areToldSoThatTheyCanBeCountedAgain() throws Exception {
    submit("open", 64503, false);
    submit("a", 64501, 3, false);
    submit("b", 64501, 4, true);
    measured = NOON.plus(1, ChronoUnit.HOURS);
    now = measured.plusSeconds(600);
    submit("b", 64501, 4, true);
    String id = incident();
    byte[] bundle = bytes(http.versions(id, 1).get(0).path("bundle").asText());
    var trusted = new Trusted(List.of(key()), List.of(), List.of(checkpoint()));
    assertThat(Verifier.verify(bundle, trusted).answers()).allMatch(answer -> answer.holds());
  }

  @Test
  void retraction_isAVersionOfItsOwn_withoutTheNameOfTheEditor() throws Exception {
    submit("p", 64501, true);
    String id = incident();
    http.versions(id, 1);
    String token = new Editors(DataDirectory.editors(data)).add("aigul");
    say(token, id, "note", "A note");
    http.versions(id, 2);
    say(token, id, "retraction", "It was off");
    JsonNode known = http.versions(id, 3);
    String newest = known.get(2).path("bundle").asText();
    byte[] bundle = bytes(newest);
    Report report = Verifier.verify(bundle, new Trusted(List.of(key()), List.of(), List.of()));
    assertThat(report.holds()).isFalse();
    assertThat(report.isRetracted()).isTrue();
    assertThat(new String(bundle, StandardCharsets.UTF_8))
        .contains("It was off", "A note")
        .doesNotContain("aigul");
    assertThat(known.get(0).path("superseded_by").asInt()).isEqualTo(2);
    assertThat(known.get(0).path("retracted").asBoolean()).isFalse();
    assertThat(known.get(2).path("superseded_by").isNull()).isTrue();
    assertThat(http.json("/i/" + id + "/versions.json").path("retracted").asBoolean()).isTrue();
    var first = http.get("/i/" + id + "/v1.zip");
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("link").orElse(""))
        .contains("</i/" + id + "/v2.zip>; rel=\"successor-version\"");
    assertThat(http.get("/i/" + id + "?lang=en").body())
        .containsSubsequence(
            "href=\"" + newest + "\"",
            "The newest. It says: retracted.",
            "href=\"/i/" + id + "/v1.zip\"",
            "No longer the newest.")
        .doesNotContain("aigul");
    say(token, id, "restoration", "It was on");
    byte[] restored = bytes(http.versions(id, 4).get(3).path("bundle").asText());
    assertThat(Verifier.verify(restored, Trusted.NOTHING).answers())
        .allMatch(Answer::holds)
        .anyMatch(answer -> answer.word().equals("restored"));
  }

  @Test
  void incidentThatMeasurementsNoLongerMake_isTakenBack_andClaimedAgainWhenTheyDo()
      throws Exception {
    measured = NOON.plusSeconds(300);
    tick = 1;
    submit("p", 64501, true);
    String id = incident();
    http.versions(id, 1);
    submit("open", 64501, 20, false);
    assertThat(http.json("/api/v1/incidents").path("incidents")).as("made no more").isEmpty();
    awaitLogged(24);
    now = now.plus(Duration.ofHours(2));
    submit("later", 64503, 1, false);
    JsonNode known = http.versions(id, 2);
    assertThat(known.get(1).path("retracted").asBoolean()).isTrue();

    Report report = Verifier.verify(bytes(known.get(1).path("bundle").asText()), Trusted.NOTHING);
    assertThat(report.isRetracted()).isTrue();
    assertThat(report.answers())
        .as("what it rested on still supports what it was")
        .anyMatch(answer -> answer.question() == Answer.Question.SUPPORTED && answer.holds());
    JsonNode told = http.json("/api/v1/incidents/" + id);
    assertThat(told.path("state").asText()).isEqualTo("retracted");
    assertThat(told.at("/acts/0/last/id").asText()).isEqualTo(id);
    assertThat(told.path("domains").get(0).asText()).isEqualTo("sau.example");
    JsonNode news = http.json("/feed.json?lang=en&domain=sau.example").path("items");
    assertThat(news).hasSize(1);
    assertThat(news.get(0).path("title").asText()).isEqualTo("Retracted: sau.example");
    assertThat(news.get(0).path("content_text").asText()).contains("no such incident comes out");
    assertThat(http.json("/feed.json?domain=other.example").path("items")).isEmpty();
    var page = http.get("/i/" + id + "?lang=ru");
    assertThat(page.statusCode()).isEqualTo(410);
    assertThat(page.body())
        .contains("После новых измерений такого инцидента не получается", "/v2.zip");

    submit("again", 64501, 60, true);
    JsonNode again = http.versions(id, 3);
    assertThat(again.get(2).path("retracted").asBoolean()).isFalse();
    assertThat(http.json("/api/v1/incidents/" + id).path("state").asText()).isEqualTo("open");
    assertThat(
            Verifier.verify(bytes(again.get(2).path("bundle").asText()), Trusted.NOTHING).answers())
        .allMatch(Answer::holds)
        .anyMatch(answer -> answer.word().equals("restored"));
  }

  /** Until the log has so many leaves. */
  private void awaitLogged(long leaves) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    while (checkpoint().size() < leaves) {
      assertThat(Instant.now()).as("patience").isBefore(patience);
    }
  }

  @Test
  void shutdownOfANamedNetwork_hasABundleThatHolds() throws Exception {
    for (int hour = 0; hour < 7; hour++) {
      Instant time = NOON.minus(Duration.ofHours(7L - hour));
      for (int i = 0; i < 5; i++) {
        byte[] json =
            hour > 1 && hour < 6
                ? Samples.offline("p" + i, 64501, time)
                : Samples.accessible("p" + i, 64501, time);
        String from = "203.0." + i + ".7";
        http.post(
            "/api/v1/measurements",
            json,
            "content-type",
            "application/json",
            "x-forwarded-for",
            from);
      }
    }
    http.awaitAllIsWell();
    JsonNode shutdown = http.json("/api/v1/incidents").at("/incidents/0");
    assertThat(shutdown.path("kind").asText()).isEqualTo("shutdown");
    JsonNode known = http.versions(shutdown.path("id").asText(), 1);
    byte[] bundle = bytes(known.get(known.size() - 1).path("bundle").asText());
    assertThat(Verifier.verify(bundle, Trusted.NOTHING).answers()).allMatch(Answer::holds);
  }

  private void say(String token, String id, String kind, String reason) throws Exception {
    String act =
        """
        {"incident": "%s", "kind": "%s", "text": {"kk": "Қате", "ru": "Ошибка", "en": "%s"}}
        """
            .formatted(id, kind, reason);
    var answer =
        http.post(
            "/api/v1/editor/acts",
            act.getBytes(StandardCharsets.UTF_8),
            "content-type",
            "application/json",
            "authorization",
            "Bearer " + token);
    assertThat(answer.statusCode()).isEqualTo(200);
    http.awaitAllIsWell();
  }

  @Test
  void bundleThatIsMadeAgain_isTheSameBytes() throws Exception {
    submit("p", 64501, true);
    String id = incident();
    String path = http.versions(id, 1).get(0).path("bundle").asText();
    byte[] bundle = bytes(path);
    submit("later", 64501, true);
    Files.delete(data.resolve("evidence/bundles/" + id + "-v1.zip"));
    assertThat(bytes(path)).isEqualTo(bundle);
  }

  @Test
  void log_goesOnAfterARestart_andShowsItsTiles() throws Exception {
    submit("p", 64501, true);
    http.versions(incident(), 1);
    Checkpoint before = checkpoint();
    assertThat(before.size()).isEqualTo(4);
    restart();
    submit("q", 64502, true);
    http.versions(incident(), 2);
    Checkpoint after = checkpoint();
    assertThat(after.origin()).isEqualTo(before.origin());
    assertThat(after.size()).isEqualTo(8);
    assertThat(bytes("/log/tile/0/000.p/4")).hasSize(4 * 32);
    assertThat(bytes("/log/tile/0/000.p/8"))
        .hasSize(8 * 32)
        .startsWith(bytes("/log/tile/0/000.p/4"));
    assertThat(bytes("/log/tile/entries/000.p/8")).isNotEmpty();
    assertThat(http.get("/log/tile/0/000").statusCode()).isEqualTo(404);
    assertThat(http.get("/log/tile/0/..%2f..%2flog-key").statusCode()).isEqualTo(404);
  }

  @Test
  void logThatIsNotWhatWasSigned_isNotShown_andTheCollectorGoesOn() throws Exception {
    submit("p", 64501, true);
    http.versions(incident(), 1);
    Path tile = data.resolve("evidence/log/tile/0/000.p/4");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[40] ^= 1;
    Files.write(tile, bytes);
    restart();
    assertThat(http.get("/log/checkpoint").statusCode()).isEqualTo(503);
    assertThat(http.get("/i/" + incident() + "/v1.zip").statusCode()).isEqualTo(503);
    assertThat(http.get("/i/" + incident()).body()).doesNotContain(".zip");
    submit("q", 64502, true);
    assertThat(http.json("/api/v1/incidents").at("/incidents/0/asns")).hasSize(2);
  }

  @Test
  void witnessThatIsKnown_signsTheHead_andBundlesSayWhen() throws Exception {
    submit("p", 64501, true);
    String path = http.versions(incident(), 1).get(0).path("bundle").asText();
    String text = checkpoint().text();
    Instant seen = NOON.plusSeconds(900);
    String line = Cosignature.sign(text, seen, witness).toString();
    NoteSigner stranger = NoteSigner.witness("stranger.example/w");
    String strangers = Cosignature.sign(text, seen, stranger).toString();
    String other = Cosignature.sign(text.replace("\n4\n", "\n5\n"), seen, witness).toString();
    assertThat(cosign(strangers)).isEqualTo(409);
    assertThat(cosign(other)).isEqualTo(409);
    assertThat(cosign("nonsense")).isEqualTo(409);
    assertThat(cosign(line)).isEqualTo(200);
    assertThat(cosign(line)).as("twice").isEqualTo(409);
    Note shown = Note.parse(http.get("/log/checkpoint").body()).orElseThrow();
    assertThat(Cosignature.time(shown, witness.key())).contains(seen);
    var trusted = new Trusted(List.of(key()), List.of(witness.key()), List.of());
    assertThat(Verifier.verify(bytes(path), trusted).answers())
        .allMatch(answer -> answer.holds())
        .anyMatch(answer -> answer.word().equals("witnessed"));
  }

  private int cosign(String line) throws Exception {
    return http.post("/log/cosignature", line.getBytes(StandardCharsets.UTF_8)).statusCode();
  }

  @Test
  void bundle_waitsForItsTimestamp_andKeepsIt() throws Exception {
    var authority = new TestAuthority(NOON);
    var isAway = new AtomicBoolean(true);
    HttpServer service =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext("/", exchange -> answer(exchange, authority, isAway.get()));
    service.start();
    try {
      stopServer();
      URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/tsa");
      server =
          CollectorServer.start(
              TestSettings.in(data, address), NetworkLookup.none(), () -> NOON.plusSeconds(600));
      http = new Http(server.port());
      submit("p", 64501, true);
      String id = incident();
      String path = http.versions(id, 1).get(0).path("bundle").asText();
      assertThat(http.get(path).statusCode()).isEqualTo(503);
      isAway.set(false);
      byte[] bundle = bytes(path);
      var trusted = new Trusted(List.of(key()), List.of(), List.of(), List.of(authority.root()));
      assertThat(Verifier.verify(bundle, trusted).answers())
          .allMatch(answer -> answer.holds())
          .anyMatch(answer -> answer.word().equals("known"));
      isAway.set(true);
      Files.delete(data.resolve("evidence/bundles/" + id + "-v1.zip"));
      assertThat(bytes(path)).as("made again with the same stamp").isEqualTo(bundle);
    } finally {
      service.stop(0);
    }
  }

  @Test
  void bundle_isMadeOfAStoreThatIsWhole_andIsThereWhileAnotherIsMade() throws Exception {
    var lie = new AtomicReference<>("");
    stopServer();
    server =
        CollectorServer.start(
            TestSettings.in(data, lying(lie), IngestLimits.standard()),
            NetworkLookup.none(),
            () -> NOON.plusSeconds(600));
    http = new Http(server.port());
    submit("p", 64501, true);
    String path = http.versions(incident(), 1).get(0).path("bundle").asText();
    for (String half : List.of("isOfThisEdition", "position")) {
      lie.set(half);
      var refused = http.get(path);
      assertThat(refused.statusCode()).as(half).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).contains("60");
      assertThat(refused.headers().firstValue("content-type")).contains("application/problem+json");
    }
    lie.set("");
    byte[] bundle = bytes(path);
    assertThat(Verifier.verify(bundle, Trusted.NOTHING).holds()).isTrue();
    lie.set("position");
    assertThat(bytes(path)).isEqualTo(bundle);
  }

  /** A collector whose store says, where asked by that method, that it is being made anew. */
  private static Shell lying(AtomicReference<String> lie) {
    Shell usual = new OneMachine(StorePlace.inDataDirectory());
    return new Shell() {
      @Override
      public Roles open(Path data, Lists lists, Consumer<Ballot> listener, InstantSource clock)
          throws IOException {
        Roles roles = usual.open(data, lists, listener, clock);
        return new Roles(
            roles.journal(),
            roles.ordered(),
            lying(roles.store(), lie),
            roles.fold(),
            roles.prefixes(),
            roles.tokens(),
            roles.opened());
      }

      @Override
      public int rebuild(Path data, Lists lists) throws IOException, InterruptedException {
        return usual.rebuild(data, lists);
      }
    };
  }

  private static Store lying(Store store, AtomicReference<String> lie) {
    Map<String, Object> lies = Map.of("isOfThisEdition", false, "position", Position.START);
    return (Store)
        Proxy.newProxyInstance(
            Store.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (_, method, arguments) ->
                method.getName().equals(lie.get())
                    ? lies.get(lie.get())
                    : method.invoke(store, arguments));
  }

  private static void answer(HttpExchange exchange, TestAuthority authority, boolean isAway)
      throws IOException {
    try (exchange) {
      byte[] answer = authority.answer(exchange.getRequestBody().readAllBytes());
      exchange.sendResponseHeaders(isAway ? 500 : 200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  @Test
  void stepThatFails_isMadeAgain_asIfItHadNeverBegun() throws Exception {
    submit("p", 64501, true);
    String id = incident();
    http.versions(id, 1);
    Path inTheWay = data.resolve("evidence/head.json.next/in the way");
    Files.createDirectories(inTheWay);
    submit("q", 64502, true);
    assertThat(checkpoint().size()).isEqualTo(4);
    Files.delete(inTheWay);
    JsonNode second = http.versions(id, 2).get(1);
    assertThat(checkpoint().size()).isEqualTo(8);
    var trusted = new Trusted(List.of(key()), List.of(), List.of());
    assertThat(Verifier.verify(bytes(second.path("bundle").asText()), trusted).holds()).isTrue();
  }

  @Test
  void measurementThatIsForgotten_isErased_andTheLogGoesOn() throws Exception {
    submit("p", 64501, true);
    String id = incident();
    http.versions(id, 1);
    String measurement = http.json("/api/v1/incidents/" + id).at("/evidence/0").asText();
    Checkpoint before = checkpoint();
    stopServer();
    assertThat(Main.run("collector", "forget", "--data", data.toString(), measurement)).isZero();
    assertThat(Main.run("collector", "forget", "--data", data.toString(), "ab".repeat(32)))
        .isEqualTo(Main.NOT_SO);
    assertThat(Main.run("collector", "forget", "--data", data.toString(), "nonsense")).isNotZero();
    assertThat(Files.readString(data.resolve("forgotten"))).isEqualTo(measurement + "\n");
    server =
        CollectorServer.start(
            TestSettings.in(data), NetworkLookup.none(), () -> NOON.plusSeconds(660));
    http = new Http(server.port());
    http.awaitAllIsWell();
    assertThat(checkpoint()).isEqualTo(before);
    byte[] bundle = bytes("/i/" + id + "/v1.zip");
    Report report = Verifier.verify(bundle, Trusted.NOTHING);
    assertThat(report.answers())
        .filteredOn(answer -> answer.question() != Answer.Question.SUPPORTED)
        .as("what is left is proved")
        .allMatch(Answer::holds);
  }

  @Test
  void keyThatIsRotated_handsOver_andBothSignTheLog() throws Exception {
    submit("p", 64501, true);
    http.versions(incident(), 1);
    NoteKey earlier = key();
    stopServer();
    assertThat(Main.run("collector", "log-key", "--data", data.toString(), "--rotate")).isZero();
    server =
        CollectorServer.start(
            TestSettings.in(data), NetworkLookup.none(), () -> NOON.plusSeconds(660));
    http = new Http(server.port());
    submit("q", 64502, true);
    JsonNode second = http.versions(incident(), 2).get(1);
    List<String> shown = http.get("/log/key").body().lines().toList();
    NoteKey later = NoteKey.parse(shown.getFirst()).orElseThrow();
    assertThat(shown).containsExactly(later.vkey(), earlier.vkey());
    Note head = Note.parse(http.get("/log/checkpoint").body()).orElseThrow();
    assertThat(head.isSignedBy(later)).isTrue();
    assertThat(head.isSignedBy(earlier)).isTrue();
    byte[] bundle = bytes(second.path("bundle").asText());
    for (NoteKey known : List.of(earlier, later)) {
      assertThat(Verifier.verify(bundle, new Trusted(List.of(known), List.of(), List.of())).holds())
          .isTrue();
    }
  }

  @Test
  void keyThatARootCertifies_isKnownToWhoKnowsTheRoot_untilItIsRotated() throws Exception {
    submit("p", 64501, true);
    String id = incident();
    http.versions(id, 1);
    String key = key().vkey();
    Path secret = data.resolve("root");
    NoteKey root =
        NoteKey.parse(printed("root-key", secret.toString(), "--name", "burkit.example/root"))
            .orElseThrow();
    assertThat(printed("root-key", secret.toString())).as("again").isEqualTo(root.vkey());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    Path note = data.resolve("note");
    String certify = "certify %s --root-key %s --from 2026-11-01 --days 90 -o %s";
    printed(certify.formatted(key, secret, note).split(" "));
    printed("log-key", "--data", data.toString(), "--certificate", note.toString());
    restart();
    byte[] bundle = bytes("/i/" + id + "/v1.zip");
    var trusted = Trusted.roots(List.of(root));
    assertThat(Verifier.verify(bundle, trusted).holds()).isTrue();

    stopServer();
    printed("log-key", "--data", data.toString(), "--rotate");
    server =
        CollectorServer.start(
            TestSettings.in(data), NetworkLookup.none(), () -> NOON.plusSeconds(660));
    http = new Http(server.port());
    submit("q", 64502, true);
    byte[] later = bytes(http.versions(id, 2).get(1).path("bundle").asText());
    assertThat(Verifier.verify(later, trusted).answers())
        .anyMatch(answer -> answer.word().equals("uncertified"));
    assertThat(Verifier.verify(bundle, trusted).holds()).as("what was certified").isTrue();
    String[] other = {"log-key", "--data", data.toString(), "--certificate", note.toString()};
    assertThat(Main.run(ofCollector(other))).as("of the key before").isNotZero();
  }

  /** What a command prints, without the last line's end. */
  private static String printed(String... command) {
    PrintStream out = System.out;
    var bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(Main.run(ofCollector(command))).as(String.join(" ", command)).isZero();
    } finally {
      System.setOut(out);
    }
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private static String[] ofCollector(String... command) {
    return Stream.concat(Stream.of("collector"), Stream.of(command)).toArray(String[]::new);
  }

  @Test
  void secrets_areForTheirOwnerAlone() throws Exception {
    submit("p", 64501, true);
    http.versions(incident(), 1);
    assertThat(Main.run("collector", "log-key", "--data", data.toString())).isZero();
    for (String secret : List.of("log-key", "leaves", "head.json")) {
      Path file = data.resolve("evidence").resolve(secret);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .as(secret)
          .isEqualTo("rw-------");
    }
  }

  private void restart() throws IOException {
    stopServer();
    server =
        CollectorServer.start(
            TestSettings.in(data), NetworkLookup.none(), () -> NOON.plusSeconds(660));
    http = new Http(server.port());
  }

  private void stopServer() throws IOException {
    http.close();
    server.close();
  }
}
