package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.collector.vantage.OneNetworkDb;
import org.burkit.model.Dictionary;
import org.burkit.model.MeasurementCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectorServerTest extends Served {
  private static final String PATH = "/api/v1/measurements";

  @Test
  void anAcknowledgedMeasurement_isThereAtOnce_andShownOnceManyMeasureInItsNetwork()
      throws Exception {
    byte[] sent = Samples.accessible("at once", 64501, now);
    var answer = http.postJson("/api/v1/measurements", sent);
    String id = Http.json(answer).at("/results/0/id").asText();
    var document = http.json("/api/v1/measurements/" + id);
    assertThat(document.path("measurement").isNull()).isTrue();
    assertThat(document.path("withheld").asText()).isIn("not_judged_yet", "small_network");
    assertThat(document.path("id").asText()).isEqualTo(id);
    http.awaitAllIsWell();
    assertThat(http.json(PATH + "/" + id + "/observations").path("withheld").asText())
        .isEqualTo("small_network");
    assertThat(http.json(PATH + "/" + id).path("asn").isNull()).isTrue();
    for (String probe : List.of("second", "third")) {
      http.postJson(PATH, Samples.accessible(probe, 64501, now));
    }
    http.awaitAllIsWell();
    var shown = http.json(PATH + "/" + id).path("measurement");
    assertThat(shown.path("test_keys").path("queries"))
        .isEqualTo(new ObjectMapper().readTree(sent).path("test_keys").path("queries"));
    assertThat(shown.has("x_probe_id")).isFalse();
    assertThat(shown.path("measurement_start_time").asText()).endsWith(":00:00");
    assertThat(document.has("verdict")).isTrue();
    assertThat(http.get("/api/v1/measurements/" + "ab".repeat(32)).statusCode()).isEqualTo(404);
    assertThat(http.get("/api/v1/measurements/no-id").statusCode()).isEqualTo(404);
  }

  @Test
  void clockThatWasReset_turnsNothingAwayForGood() throws Exception {
    byte[] json = Samples.accessible("p1", 64501, NOON);
    now = Instant.parse("1970-01-01T00:00:09Z");

    var answer = http.postJson(PATH, json);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("retry-after")).isPresent();
    assertThat(answer.body()).contains("1970-01-01T00:00:09Z");
    assertThat(http.get("/healthz").statusCode()).isEqualTo(503);
    now = NOON;
    assertResult(http.postJson(PATH, json), 200, MeasurementCodec.id(json).hex(), "accepted");
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void clockThatJumps_losesNothingThatWasAccepted() throws Exception {
    int sent = 0;
    for (Duration jump : List.of(Duration.ofHours(-20), Duration.ofDays(400), Duration.ZERO)) {
      now = NOON.plus(jump);
      byte[] json = Samples.blocked("p" + sent, 64501, NOON);
      assertResult(http.postJson(PATH, json), 200, MeasurementCodec.id(json).hex(), "accepted");
      sent++;
    }
    http.awaitAllIsWell();
    assertThat(http.json("/api/v1/aggregation").at("/rows/0/measurements").asInt()).isEqualTo(sent);
  }

  @Test
  void oneMeasurement_isAcceptedThenDuplicate_underItsDigest() throws Exception {
    byte[] json = Samples.accessible("p1", 64501, NOON);
    String id = MeasurementCodec.id(json).hex();
    assertResult(http.postJson(PATH, json), 200, id, "accepted");
    assertResult(http.postJson(PATH, json), 200, id, "duplicate");
  }

  @Test
  void batchOfLines_getsAResultForEachInOrder() throws Exception {
    byte[] good = Samples.accessible("p1", 64501, NOON);
    String body = Samples.line(good) + "\n{\"not\":\"one\"}\n" + Samples.line(good) + "[]";
    var response =
        http.post(
            PATH, body.getBytes(StandardCharsets.UTF_8), "content-type", "application/x-ndjson");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode results = Http.json(response).path("results");
    assertThat(results.findValuesAsText("status"))
        .containsExactly("accepted", "rejected", "duplicate", "rejected");
    assertThat(results.get(1).path("reason").asText())
        .startsWith("malformed: ")
        .contains("test_name");
  }

  @Test
  void zstdByTheCommonDictionary_isReadAndByAnotherIsNot() throws Exception {
    byte[] one = Samples.accessible("p1", 64501, NOON);
    byte[] packed = byDictionary(one);
    assertThat(encoded(packed, "dcz").statusCode()).isEqualTo(200);
    packed[20]++;
    assertThat(encoded(packed, "dcz").statusCode()).isEqualTo(415);
  }

  @Test
  void gzipAndZstd_areRead() throws Exception {
    byte[] one = Samples.accessible("p1", 64501, NOON);
    byte[] two = Samples.accessible("p2", 64501, NOON);
    assertThat(encoded(gzip(one), "gzip").statusCode()).isEqualTo(200);
    assertThat(encoded(Zstd.compress(two), "zstd").statusCode()).isEqualTo(200);
    assertThat(encoded(one, "br").statusCode()).isEqualTo(415);
    assertThat(encoded(one, "gzip").statusCode()).isEqualTo(400);
    assertThat(encoded(new byte[] {0x28}, "zstd").statusCode()).isEqualTo(400);
  }

  @Test
  void decompressionBombs_areTurnedAway_andLeaveNothingBehind() throws Exception {
    byte[] bomb = new byte[64 << 20];
    assertThat(encoded(gzip(bomb), "gzip").statusCode()).isEqualTo(413);
    assertThat(encoded(Zstd.compress(bomb), "zstd").statusCode()).isEqualTo(413);
    assertThat(encoded(byDictionary(bomb), "dcz").statusCode()).isEqualTo(413);
    assertThat(metric("burkit_measurements_received_total")).isZero();
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void bodyBeyondTheLimit_is413() throws Exception {
    var response = http.postJson(PATH, new byte[(8 << 20) + 1]);
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void deepAndWideJson_isRejectedWithItsReason() throws Exception {
    String deep = "{\"test_name\":" + "[".repeat(100) + "]".repeat(100) + "}";
    String wide = "{\"a\":[" + "0,".repeat(150_000) + "0]}";
    String large = "{\"a\":\"" + "x".repeat(3 << 20) + "\"}";
    assertRejected(deep, "too_complex");
    assertRejected(wide, "too_complex");
    assertRejected(large, "too_large");
    assertRejected("{\"a\":1,\"a\":2}", "malformed");
    assertRejected("not json", "malformed");
  }

  @Test
  void contentTypeIsAsked_andAnEmptyBodyIsNoSubmission() throws Exception {
    byte[] json = Samples.accessible("p1", 64501, NOON);
    assertThat(http.post(PATH, json, "content-type", "text/plain").statusCode()).isEqualTo(415);
    assertThat(http.postJson(PATH, new byte[0]).statusCode()).isEqualTo(400);
    assertThat(http.get("/report").statusCode()).isEqualTo(405);
  }

  @Test
  void received_isAcceptedPlusDuplicatePlusRejected() throws Exception {
    byte[] json = Samples.accessible("p1", 64501, NOON);
    http.postJson(PATH, json);
    http.postJson(PATH, json);
    http.postJson(PATH, "{}".getBytes(StandardCharsets.UTF_8));
    double rejected =
        metric("burkit_measurements_rejected_total{reason=\"malformed\"}")
            + metric("burkit_measurements_rejected_total{reason=\"too_complex\"}")
            + metric("burkit_measurements_rejected_total{reason=\"too_large\"}");
    assertThat(metric("burkit_measurements_received_total"))
        .isEqualTo(3)
        .isEqualTo(
            metric("burkit_measurements_accepted_total")
                + metric("burkit_measurements_duplicate_total")
                + rejected);
  }

  @ParameterizedTest
  @CsvSource({
    "+300000-01-01 00:00:00, malformed",
    "1970-01-01 00:00:00, implausible_time",
    "2126-01-01 00:00:00, implausible_time",
  })
  void timeThatCannotBe_isTurnedAway(String time, String reason) throws Exception {
    String json =
        new String(Samples.accessible("p1", 64501, NOON), StandardCharsets.UTF_8)
            .replace("2026-11-24 07:00:00", time);
    assertRejected(json, reason);
    assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?lang=%", "/api/v1/incidents?domain=%", "/api/v1/incidents?cc=%zz"})
  void queryThatDoesNotDecode_isTheCallersFault(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void ooniReport_isOpened_takesAMeasurement_andIsClosed() throws Exception {
    byte[] open =
        "{\"probe_asn\":\"AS64501\",\"probe_cc\":\"KZ\",\"test_name\":\"web_connectivity\"}"
            .getBytes(StandardCharsets.UTF_8);
    JsonNode report = Http.json(http.postJson("/report", open));
    assertThat(report.path("supported_formats").get(0).asText()).isEqualTo("json");
    String id = report.path("report_id").asText();
    assertThat(id).matches("\\d{8}T\\d{6}Z_webconnectivity_KZ_64501_n1_[A-Za-z0-9]{16}");
    byte[] measurement = Samples.accessible("p1", 64501, NOON);
    String body = "{\"format\":\"json\", \"content\": " + Samples.line(measurement).strip() + " }";
    var sent = http.postJson("/report/" + id, body.getBytes(StandardCharsets.UTF_8));
    assertThat(sent.statusCode()).isEqualTo(200);
    assertThat(Http.json(sent).path("measurement_id").asText())
        .isEqualTo(MeasurementCodec.id(measurement).hex());
    assertThat(http.postJson("/report/" + id + "/close", new byte[0]).statusCode()).isEqualTo(200);
    assertThat(http.postJson("/report/" + id, "{\"content\":1}".getBytes()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void blockedName_becomesAnIncident_inApiAndPages() throws Exception {
    submitStory();
    JsonNode incident = awaitIncidents(1).get(0);
    assertThat(incident.path("domains").get(0).asText()).isEqualTo("sau.example");
    assertThat(incident.path("asns").get(0).asText()).isEqualTo("AS64501");
    assertThat(incident.path("cc").asText()).isEqualTo("KZ");
    assertThat(incident.path("mechanism").asText()).isEqualTo("tls.timeout");
    assertThat(incident.path("state").asText()).isEqualTo("open");
    assertThat(incident.path("probes").asInt()).isEqualTo(3);
    String id = incident.path("id").asText();
    JsonNode whole = http.json("/api/v1/incidents/" + id);
    assertThat(whole.path("evidence")).hasSize(3);
    JsonNode evidence = http.json(PATH + "/" + whole.path("evidence").get(0).asText());
    assertThat(evidence.path("verdict").path("outcome").asText()).isEqualTo("blocked");
    assertThat(evidence.path("measurement").path("input").asText())
        .isEqualTo("https://sau.example/");
    assertThat(http.get("/i/" + id.toLowerCase() + "?lang=en").body()).contains("sau.example");
  }

  @Test
  void whatNobodyMeasuresAnyMore_isNeitherOpenNorClosed() throws Exception {
    submitStory();
    awaitIncidents(1);
    now = NOON.plus(Duration.ofDays(8));
    JsonNode incident = http.json("/api/v1/incidents?state=unmeasured").path("incidents").get(0);
    assertThat(incident.path("state").asText()).isEqualTo("unmeasured");
    assertThat(incident.path("last_measured").asText()).isEqualTo(NOON.toString());
    assertThat(incident.path("events")).isEmpty();
    assertThat(http.json("/api/v1/incidents?state=open").path("incidents")).isEmpty();
    assertThat(http.json("/api/v1/incidents?state=closed").path("incidents")).isEmpty();
    String page = http.get("/i/" + incident.path("id").asText() + "?lang=en").body();
    assertThat(page).contains("did not open in the last tests", "Nobody has tested it since");
  }

  @Test
  void whatOpensAgain_hasAnEventThatSaysWhoSawIt() throws Exception {
    submitStory();
    now = NOON.plus(Duration.ofHours(9));
    for (int hour = 1; hour < 8; hour++) {
      for (String probe : new String[] {"p1", "p2", "p3"}) {
        http.postJson(PATH, Samples.accessible(probe, 64501, NOON.plus(Duration.ofHours(hour))));
      }
    }
    JsonNode incident = awaitIncidents(1).get(0);
    JsonNode event = incident.path("events").get(0);
    assertThat(incident.path("state").asText()).isEqualTo("closed");
    assertThat(event.path("type").asText()).isEqualTo("unblocked");
    assertThat(event.path("after")).isEqualTo(incident.path("ended_after"));
    assertThat(event.path("before").asText()).isEqualTo("2026-11-24T09:00:00Z");
    assertThat(event.path("voters").asInt()).isEqualTo(3);
    assertThat(event.path("asns").get(0).asText()).isEqualTo("AS64501");
    String id = incident.path("id").asText();
    JsonNode whole = http.json("/api/v1/incidents/" + id);
    String witness = whole.path("events").get(0).path("evidence").get(0).asText();
    assertThat(http.json(PATH + "/" + witness).at("/verdict/outcome").asText())
        .isEqualTo("accessible");
    for (String lang : new String[] {"kk", "ru", "en"}) {
      assertThat(http.get("/i/" + id + "?lang=" + lang).body()).contains(": 3. ", "(AS64501).");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | sau.example тексерілгенде ашылмады: Dala (AS64501) желісінде. Ел: Қазақстан. | 3 тексерудің ішінен 3 тексеру осылай аяқталды. Еріктілер: 3. Желілер: 1.
          ru | sau.example не открывался при проверках. Сеть: Dala (AS64501). Страна: Казахстан. | С таким результатом: 3 из 3 проверок — 3 добровольца, 1 сеть.
          en | sau.example did not open when it was tested on Dala (AS64501) in Kazakhstan. | 3 of 3 tests failed in this way: 3 volunteers, 1 network.
          """)
  void incidentPage_saysItInAPlainSentenceWithCounts(String lang, String sentence, String counts)
      throws Exception {
    submitStory();
    String id = awaitIncidents(1).get(0).path("id").asText();
    var page = http.get("/i/" + id, "accept-language", lang);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"" + lang + "\">", sentence, counts, "UTC+5", ": 3. ");
    assertThat(http.get("/?lang=" + lang).body()).contains(sentence, counts);
    assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
        .contains("default-src 'none'")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void emptyList_saysSo_andUnknownIncidentIs404() throws Exception {
    assertThat(http.get("/?lang=en").body()).contains("There are no incidents.");
    assertThat(http.get("/?lang=xx", "accept-language", "de, ru;q=0.5").body())
        .contains("<html lang=\"ru\">");
    assertThat(http.get("/").body()).contains("<html lang=\"kk\">");
    assertThat(http.get("/i/nonsense").statusCode()).isEqualTo(404);
    assertThat(http.get("/api/v1/incidents/KZ-00000000-0").statusCode()).isEqualTo(404);
    assertThat(http.get("/style.css").headers().firstValue("content-type").orElseThrow())
        .startsWith("text/css");
  }

  @Test
  void filters_select_andNonsenseIsExplained() throws Exception {
    submitStory();
    awaitIncidents(1);
    assertThat(
            http.json("/api/v1/incidents?state=open&cc=KZ&asn=64501&domain=sau.example")
                .path("incidents"))
        .hasSize(1);
    assertThat(http.json("/api/v1/incidents?asn=AS64502").path("incidents")).isEmpty();
    assertThat(http.json("/api/v1/incidents?state=closed").path("incidents")).isEmpty();
    var wrong = http.get("/api/v1/incidents?state=maybe");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(Http.json(wrong).path("detail").asText()).contains("expected open, closed");
  }

  @Test
  void vantageOfAnUnknownAddress_isZzAndAs0() throws Exception {
    JsonNode vantage = http.json("/api/v1/vantage");
    assertThat(vantage.path("cc").asText()).isEqualTo("ZZ");
    assertThat(vantage.path("asn").asText()).isEqualTo("AS0");
    assertThat(vantage.path("network_name").isNull()).isTrue();
  }

  @Test
  void networkOfTheCaller_isToldToIt_andWhoClaimsAnotherHasNoSay() throws Exception {
    stop();
    NetworkLookup networks = NetworkLookup.open(OneNetworkDb.write(data.resolve("a.mmdb")));
    server = CollectorServer.start(TestSettings.in(data), networks, () -> now);
    http = new Http(server.port());
    assertThat(http.get("/api/v1/vantage").body())
        .isEqualTo("{\"cc\":\"KZ\",\"asn\":\"AS64501\",\"network_name\":\"Dala\"}");
    for (String probe : new String[] {"p1", "p2", "p3"}) {
      http.postJson(PATH, Samples.blocked(probe, 64999, NOON));
    }
    awaitIncidents(0);
    String id = MeasurementCodec.id(Samples.blocked("p1", 64999, NOON)).hex();
    assertThat(http.json(PATH + "/" + id).path("standing").asText()).isEqualTo("elsewhere");
    for (String probe : new String[] {"p1", "p2", "p3"}) {
      http.postJson(PATH, Samples.blocked(probe, 64501, NOON));
    }
    assertThat(awaitIncidents(1).get(0).path("asns").get(0).asText()).isEqualTo("AS64501");
  }

  @Test
  void restart_keepsIncidents_andStillKnowsDuplicates() throws Exception {
    submitStory();
    JsonNode before = awaitIncidents(1);
    stop();
    start();
    assertThat(awaitIncidents(1)).isEqualTo(before);
    assertThat(http.postJson(PATH, Samples.blocked("p1", 64501, NOON)).body())
        .contains("duplicate");
  }

  private void submitStory() throws Exception {
    for (String probe : new String[] {"p1", "p2", "p3"}) {
      assertThat(http.postJson(PATH, Samples.blocked(probe, 64501, NOON)).statusCode())
          .isEqualTo(200);
      assertThat(http.postJson(PATH, Samples.accessible(probe, 64503, NOON)).statusCode())
          .isEqualTo(200);
    }
  }

  /** Asks until the fold is through; the last answer when it does not come to so many. */
  private JsonNode awaitIncidents(int count) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofSeconds(20));
    JsonNode incidents;
    boolean folded;
    do {
      folded = http.json("/healthz").path("fold_caught_up").asBoolean();
      incidents = http.json("/api/v1/incidents").path("incidents");
    } while (!folded && Instant.now().isBefore(patience));
    assertThat(incidents).hasSize(count);
    return incidents;
  }

  private double metric(String name) throws Exception {
    return http.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> encoded(byte[] body, String encoding) throws Exception {
    return http.post(PATH, body, "content-type", "application/json", "content-encoding", encoding);
  }

  private void assertRejected(String body, String reason) throws Exception {
    var response = http.postJson(PATH, body.getBytes(StandardCharsets.UTF_8));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(Http.json(response).path("results").get(0).path("reason").asText())
        .startsWith(reason);
  }

  private static void assertResult(
      HttpResponse<String> response, int code, String id, String status) throws IOException {
    assertThat(response.statusCode()).isEqualTo(code);
    JsonNode result = Http.json(response).path("results").get(0);
    assertThat(result.path("id").asText()).isEqualTo(id);
    assertThat(result.path("status").asText()).isEqualTo(status);
  }

  private static byte[] byDictionary(byte[] plain) {
    byte[] frame = Zstd.compressUsingDict(plain, Dictionary.bytes(), 3);
    byte[] packed = Arrays.copyOf(Dictionary.prefix(), Dictionary.PREFIX_LENGTH + frame.length);
    System.arraycopy(frame, 0, packed, Dictionary.PREFIX_LENGTH, frame.length);
    return packed;
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
