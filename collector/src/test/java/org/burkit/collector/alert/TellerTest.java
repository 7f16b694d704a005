package org.burkit.collector.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.Samples;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.fold.JudgedJournal;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.page.NewsWords;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real journal, fold and store, and a web server that writes down what it is told. */
class TellerTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final String SECRET = "0123456789abcdef";

  /** Answers to news of that kind, whatever the others get. */
  private final Map<String, Integer> answers = new HashMap<>();

  private record Told(String id, String time, String signature, String body) {}

  @TempDir Path directory;
  private final List<Told> told = new ArrayList<>();
  private final Lists lists = Lists.bundled();
  private final Counter givenUp = new SimpleMeterRegistry().counter("given.up");
  private int answer = 204;
  private Instant now = NOON;
  private HttpServer server;
  private FileJournal journal;
  private Store store;
  private Fold fold;
  private Teller teller;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var headers = exchange.getRequestHeaders();
          var one =
              new Told(
                  headers.getFirst("webhook-id"),
                  headers.getFirst("webhook-timestamp"),
                  headers.getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          told.add(one);
          String category = json(one).path("category").asText();
          exchange.getResponseHeaders().add("location", "/elsewhere");
          exchange.sendResponseHeaders(answers.getOrDefault(category, answer), -1);
          exchange.close();
        });
    server.start();
    journal = FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
    store = DuckStore.open(directory.resolve("store.duckdb"), "test");
    fold = new Fold(JudgedJournal.inTurn(journal, lists, Forgotten.NOBODY), store, lists, _ -> {});
    teller = teller(hook(Optional.empty()));
    teller.tell();
  }

  @AfterEach
  void stop() throws Exception {
    teller.close();
    store.close();
    journal.close();
    server.stop(0);
  }

  private Hook hook(Optional<CountryCode> cc) {
    var wanted = new Hook.Wanted(cc, Optional.empty(), Optional.empty(), Optional.empty());
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    return new Hook("one", url, SECRET, wanted, Duration.ofHours(1), false);
  }

  private Teller teller(Hook hook) throws IOException {
    var words =
        new NewsWords(store, lists, () -> now, Optional.of(URI.create("https://burkit.example")));
    var messenger = new Messenger(hook, ConnectFilter.everything());
    return new Teller(
        hook,
        messenger,
        SentFile.open(directory.resolve("one.sent")),
        store,
        words,
        () -> now,
        givenUp);
  }

  private void measured(boolean blocked, Instant time, String... probes) throws Exception {
    for (String probe : probes) {
      byte[] json =
          blocked ? Samples.blocked(probe, 64501, time) : Samples.accessible(probe, 64501, time);
      journal.appendAndWait(List.of(Samples.entry(json, time, probe.hashCode())));
    }
    fold.catchUp(_ -> {});
    now = time;
  }

  private static JsonNode json(Told told) throws IOException {
    return JsonMapper.builder().build().readTree(told.body());
  }

  @Test
  void newIncident_isToldOnce_signed_inThreeLanguages() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    teller.tell();
    teller.tell();
    assertThat(told).hasSize(1);
    Told first = told.getFirst();
    assertThat(first.signature()).isEqualTo("v1," + signature(first));
    JsonNode news = json(first);
    assertThat(news.path("id").asText()).isEqualTo(first.id());
    assertThat(news.path("url").asText()).startsWith("https://burkit.example/i/KZ-");
    assertThat(news.at("/kk/text").asText()).startsWith("sau.example тексерілгенде ашылмады");
    assertThat(news.at("/en/telegram").asText())
        .startsWith("<b>sau.example: ")
        .contains("https://burkit.example/i/KZ-");
  }

  private static String signature(Told told) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signed = told.id() + "." + told.time() + "." + told.body();
    return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsNotTaken_isToldAgain_alsoAfterARestart_andNoRedirectIsFollowed() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    for (int status : new int[] {500, 302}) {
      answer = status;
      assertThatThrownBy(teller::tell).hasMessageContaining("the answer was " + status);
    }
    assertThat(told).hasSize(2);
    teller.close();
    answer = 204;
    teller = teller(hook(Optional.empty()));
    teller.tell();
    teller.tell();
    assertThat(told).hasSize(3);
    assertThat(told.get(2).id()).isEqualTo(told.get(0).id());
  }

  @Test
  void whatHadHappenedBefore_isNoNews_norIsWhatIsNotWanted() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    teller.close();
    teller = teller(hook(Optional.of(new CountryCode("KG"))));
    teller.tell();
    assertThat(told).isEmpty();
    Hook late = hook(Optional.empty());
    try (SentFile sent = SentFile.open(directory.resolve("late.sent"))) {
      var words = new NewsWords(store, lists, () -> now, Optional.empty());
      var messenger = new Messenger(late, ConnectFilter.everything());
      var lateTeller = new Teller(late, messenger, sent, store, words, () -> now, givenUp);
      lateTeller.tell();
      lateTeller.tell();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void nextWord_waitsForTheCooldown_butARetractionDoesNot() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    teller.tell();
    measured(false, NOON.plus(Duration.ofHours(2)), "p1", "p2", "p3");
    measured(false, NOON.plus(Duration.ofHours(30)), "p1", "p2", "p3");
    String id = store.incidents(IncidentFilter.ALL).getFirst().id().text();
    now = NOON.plusSeconds(60);
    teller.tell();
    assertThat(told).hasSize(1);
    now = NOON.plus(Duration.ofHours(31));
    teller.tell();
    assertThat(json(told.get(1)).path("category").asText()).isEqualTo("unblocked");
    journal.appendAndWait(List.of(Samples.act("retraction", id, 1)));
    fold.catchUp(_ -> {});
    teller.tell();
    assertThat(told).hasSize(3);
    assertThat(json(told.get(2)).path("category").asText()).isEqualTo("retracted");
    assertThat(json(told.get(2)).at("/kk/text").asText()).contains("Қате 1");
  }

  @Test
  void pieceThatIsRefused_isTriedAgain_givenUp_andHoldsNoOtherBack() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    for (int status : new int[] {408, 429}) {
      answer = status;
      assertThatThrownBy(teller::tell).hasMessageContaining("the answer was " + status);
    }
    told.clear();
    answer = 204;
    Incident incident = store.incidents(IncidentFilter.ALL).getFirst();
    answers.put(incident.grade().label(), 422);
    teller.tell();
    teller.tell();
    assertThat(told).as("not at once").hasSize(1);
    journal.appendAndWait(List.of(Samples.act("correction", incident.id().text(), 1)));
    fold.catchUp(_ -> {});
    teller.tell();
    assertThat(json(told.getLast()).path("category").asText()).isEqualTo("corrected");
    for (int hour = 1; hour <= 20; hour++) {
      now = NOON.plus(Duration.ofHours(hour));
      teller.tell();
    }
    assertThat(told).hasSize(Refusals.MOST + 1);
    assertThat(givenUp.count()).isEqualTo(1);
    teller.close();
    answers.clear();
    teller = teller(hook(Optional.empty()));
    teller.tell();
    assertThat(told).as("given up for good").hasSize(Refusals.MOST + 1);
  }

  @Test
  void hookThatIsGone_isToldNothingMore() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    answer = 410;
    assertThatThrownBy(teller::tell).isInstanceOf(HookGone.class);
  }

  @Test
  void networkAroundUs_isNotConnectedTo() throws Exception {
    measured(true, NOON, "p1", "p2", "p3");
    try (SentFile sent = SentFile.open(directory.resolve("one.sent"))) {
      Hook hook = hook(Optional.empty());
      var words = new NewsWords(store, lists, () -> now, Optional.empty());
      var messenger = new Messenger(hook, ConnectFilter.publicInternet());
      var strict = new Teller(hook, messenger, sent, store, words, () -> now, givenUp);
      assertThatThrownBy(strict::tell).isInstanceOf(IOException.class);
    }
    assertThat(told).isEmpty();
  }
}
