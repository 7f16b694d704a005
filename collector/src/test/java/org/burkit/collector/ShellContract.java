package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every shell of the collector promises: one of any kind, and all of them alike. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class ShellContract {
  static final String PATH = "/api/v1/measurements";
  static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final int LOOKED_UP = 6;
  private static final Instant LATER = NOON.plus(Duration.ofDays(2));

  @TempDir Path directory;
  private final List<Http> clients = new ArrayList<>();
  private final List<CollectorServer> servers = new ArrayList<>();

  /** A shell over nothing yet; every call of one test means the same journal and store. */
  abstract Shell shell() throws Exception;

  @AfterEach
  void closeAll() throws Exception {
    clients.forEach(Http::close);
    clients.clear();
    for (CollectorServer server : List.copyOf(servers)) {
      servers.remove(server);
      server.close();
    }
  }

  /** A client of a new collector with the data of that name. */
  Http collector(String name) throws Exception {
    return collector(name, shell());
  }

  private Http collector(String name, Shell shell) throws Exception {
    Path data = Files.createDirectories(directory.resolve(name));
    var settings = TestSettings.in(data, shell, IngestLimits.standard());
    CollectorServer server = CollectorServer.start(settings, NetworkLookup.none(), () -> LATER);
    servers.add(server);
    Http http = new Http(server.port());
    clients.add(http);
    return http;
  }

  void stop(int server) throws Exception {
    servers.remove(server).close();
    clients.remove(server).close();
  }

  @Test
  void sameMeasurements_giveTheSameAnswersAsOneMachine_inWhateverOrder_seed11() throws Exception {
    List<byte[]> all = measurements(60);
    Http http = collector("ours");
    sendAll(http, shuffled(all, 11));
    Map<String, JsonNode> ours = answers(http, all);
    Http one = collector("one", new OneMachine(StorePlace.inDataDirectory()));
    sendAll(one, all);

    assertThat(ours).isEqualTo(answers(one, all));
    assertThat(ours.get("/api/v1/incidents").path("incidents")).isNotEmpty();
  }

  @Test
  void actOfAnEditor_isFoldedAsMeasurementsAre() throws Exception {
    Http http = collector("ours");
    sendAll(http, measurements(60));
    http.awaitAllIsWell();
    String id = http.json("/api/v1/incidents").at("/incidents/0/id").asText();
    String token = new Editors(DataDirectory.editors(directory.resolve("ours"))).add("aigul");
    String act =
        "{\"incident\":\"%s\",\"kind\":\"retraction\",\"text\":{\"kk\":\"қ\",\"ru\":\"р\",\"en\":\"e\"}}";
    http.post(
        "/api/v1/editor/acts",
        act.formatted(id).getBytes(StandardCharsets.UTF_8),
        "content-type",
        "application/json",
        "authorization",
        "Bearer " + token);
    http.awaitAllIsWell();
    JsonNode incident = http.json("/api/v1/incidents/" + id);
    assertThat(incident.path("state").asText()).isEqualTo("retracted");
    assertThat(incident.at("/acts/0/text/kk").asText()).isEqualTo("қ");
  }

  @Test
  void measurementsSentAgain_countOnce_whoeverTookThemFirst_seed12() throws Exception {
    List<byte[]> all = measurements(40);
    Http first = collector("data");
    sendAll(first, all);
    sendAll(first, shuffled(all, 12));
    first.awaitAllIsWell();
    stop(0);
    Http second = collector("data");
    sendAll(second, all);

    assertThat(counted(second)).isEqualTo(all.size());
  }

  @Test
  void collectorStoppedInTheMiddle_goesOnWhereItWas_seed13() throws Exception {
    List<byte[]> all = shuffled(measurements(60), 13);
    sendAll(collector("data"), all.subList(0, 30));
    stop(0);
    Http again = collector("data");
    sendAll(again, all.subList(30, 60));

    assertThat(counted(again)).isEqualTo(60);
    Map<String, JsonNode> ours = answers(again, all);
    Http one = collector("one", new OneMachine(StorePlace.inDataDirectory()));
    sendAll(one, all);
    assertThat(ours).isEqualTo(answers(one, all));
  }

  @Test
  void measurement_canBeAskedForOnceItIsAcknowledged_andHasItsVerdictSoon() throws Exception {
    Http http = collector("data");
    byte[] json = Samples.blocked("p1", 64501, NOON);
    String id = MeasurementCodec.id(json).hex();
    assertThat(http.get(PATH + "/" + id).statusCode()).isEqualTo(404);

    send(http, json);

    assertThat(http.json(PATH + "/" + id).path("id").asText()).isEqualTo(id);
    http.awaitAllIsWell();
    assertThat(http.json(PATH + "/" + id).path("verdict").path("outcome").asText())
        .isEqualTo("blocked");
  }

  @Test
  void storeThatIsRebuilt_isTheSameAsBefore_seed14() throws Exception {
    List<byte[]> all = measurements(40);
    Http http = collector("data");
    sendAll(http, shuffled(all, 14));
    Map<String, JsonNode> before = answers(http, all);
    stop(0);

    assertThat(shell().rebuild(directory.resolve("data"), TestLists.LISTS)).isEqualTo(1);
    assertThat(answers(collector("data"), all)).isEqualTo(before);
  }

  @Test
  void pagesOfASearch_haveEveryMeasurementOnce() throws Exception {
    Http http = collector("data");
    sendAll(http, measurements(25));
    http.awaitAllIsWell();

    var seen = new ArrayList<String>();
    String next = PATH + "?limit=7";
    while (!next.isEmpty()) {
      JsonNode page = http.json(next);
      page.path("measurements").forEach(m -> seen.add(m.path("id").asText()));
      next = page.path("next").asText("");
      next = next.equals("null") ? "" : next;
    }
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  /** Of four homes in two networks, of which one blocks. */
  static List<byte[]> measurements(int count) {
    var all = new ArrayList<byte[]>();
    for (int i = 0; i < count; i++) {
      Instant time = NOON.plusSeconds(600L * i);
      int home = i % 4;
      all.add(
          home < 3
              ? Samples.blocked("p" + home, 64501, time)
              : Samples.accessible("p" + home, 64502, time));
    }
    return all;
  }

  private static List<byte[]> shuffled(List<byte[]> all, long seed) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  static void sendAll(Http http, List<byte[]> measurements) throws Exception {
    var lines = new StringBuilder();
    measurements.forEach(json -> lines.append(Samples.line(json)));
    byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
    var response = http.post(PATH, body, "content-type", "application/x-ndjson");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.body()).doesNotContain("rejected");
  }

  /** One by one, each as often as it is turned away for the moment. */
  static void sendUntilAccepted(Http http, List<byte[]> measurements) {
    for (byte[] json : measurements) {
      try {
        int status = 503;
        while (status == 503) {
          status = http.postJson(PATH, json).statusCode();
        }
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  static void send(Http http, byte[] json) throws Exception {
    assertThat(http.postJson(PATH, json).statusCode()).isEqualTo(200);
  }

  /** What the API says, by path: incidents, counts, and some of the measurements. */
  private static Map<String, JsonNode> answers(Http http, List<byte[]> all) throws Exception {
    http.awaitAllIsWell();
    var answers = new LinkedHashMap<String, JsonNode>();
    for (String path :
        List.of(
            "/api/v1/incidents",
            "/api/v1/aggregation?axis_x=domain&axis_y=asn",
            "/api/v1/aggregation?axis_x=day&axis_y=mechanism",
            "/api/v1/networks")) {
      answers.put(path, http.json(path));
    }
    for (JsonNode incident : answers.get("/api/v1/incidents").path("incidents")) {
      String path = "/api/v1/incidents/" + incident.path("id").asText();
      answers.put(path, http.json(path));
    }
    for (byte[] json : all.subList(0, LOOKED_UP)) {
      String path = PATH + "/" + MeasurementCodec.id(json).hex();
      answers.put(path, http.json(path));
      answers.put(path + "/observations", http.json(path + "/observations"));
    }
    return answers;
  }

  static long counted(Http http) throws Exception {
    http.awaitAllIsWell();
    return http.json("/api/v1/aggregation").path("rows").get(0).path("measurements").asLong();
  }
}
