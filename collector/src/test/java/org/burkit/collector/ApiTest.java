package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.query.Csv;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions of the API over a collector that has a few measurements. */
class ApiTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final String HOST = "sau.example";

  @TempDir Path data;
  private CollectorServer server;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    server =
        CollectorServer.start(
            TestSettings.in(data), NetworkLookup.none(), () -> NOON.plus(Duration.ofDays(1)));
    http = new Http(server.port());
    for (int i = 0; i < 5; i++) {
      Instant time = NOON.plus(Duration.ofHours(i));
      http.postJson("/api/v1/measurements", Samples.accessible("p" + i, 64501, time));
    }
    http.postJson("/api/v1/measurements", Samples.blocked("lonely", 64502, NOON));
    http.awaitAllIsWell();
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
  }

  @Test
  void pages_leadFromOneToTheNextUntilAllWereGiven() throws Exception {
    List<String> times = new ArrayList<>();
    String next = "/api/v1/measurements?limit=4&domain=" + HOST;
    while (!next.isEmpty()) {
      HttpResponse<String> page = http.get(next);
      JsonNode json = Http.json(page);
      json.path("measurements").forEach(row -> times.add(row.path("time").asText()));
      next = json.path("next").asText("");
      assertThat(page.headers().firstValue("link").isPresent()).isEqualTo(!next.isEmpty());
    }
    assertThat(times)
        .containsExactly(
            "2026-11-24T07:00:00Z",
            "2026-11-24T11:00:00Z",
            "2026-11-24T10:00:00Z",
            "2026-11-24T09:00:00Z",
            "2026-11-24T08:00:00Z",
            "2026-11-24T07:00:00Z");
  }

  @Test
  void networkOfOneProbe_isNotNamed() throws Exception {
    JsonNode blocked = http.json("/api/v1/measurements?outcome=blocked").path("measurements");
    assertThat(blocked.findValuesAsText("domain")).containsExactly(HOST);
    assertThat(blocked.get(0).path("asn").isNull()).isTrue();
    assertThat(http.json("/api/v1/measurements?asn=AS64502").path("measurements")).isEmpty();
    assertThat(http.json("/api/v1/measurements?asn=64501").path("measurements")).hasSize(5);

    JsonNode rows = http.json("/api/v1/aggregation?axis_x=asn").path("rows");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("asn").isNull()).isTrue();
    assertThat(rows.get(1).path("asn").asText()).isEqualTo("AS64501");
  }

  @Test
  void aggregation_countsByTwoAxes_alsoAsCsv() throws Exception {
    String question = "/api/v1/aggregation?axis_x=day&axis_y=mechanism&cc=KZ";
    assertThat(http.get(question, "accept", "text/csv").body())
        .isEqualTo(
            "day,mechanism,measurements,accessible,blocked,down,server_side,inconclusive\r\n"
                + "2026-11-24,,5,5,0,0,0,0\r\n"
                + "2026-11-24,tls.timeout,1,0,1,0,0,0\r\n");
    assertThat(http.json(question).path("axes")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/incidents",
        "/api/v1/measurements",
        "/api/v1/aggregation",
        "/api/v1/services",
        "/api/v1/sites",
        "/api/v1/networks"
      })
  void listsAreGivenAsCsv_andNotAgainToWhoHasThem(String path) throws Exception {
    HttpResponse<String> csv = http.get(path, "accept", "text/csv, application/json;q=0.5");
    assertThat(csv.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
    assertThat(csv.body().lines().findFirst().orElseThrow()).contains(",");
    HttpResponse<String> json = http.get(path, "accept", "application/json, text/csv");
    assertThat(json.headers().firstValue("access-control-allow-origin")).contains("*");
    String tag = json.headers().firstValue("etag").orElseThrow();
    assertThat(tag).isNotEqualTo(csv.headers().firstValue("etag").orElseThrow());
    assertThat(http.get(path, "if-none-match", "W/\"other\", " + tag).statusCode()).isEqualTo(304);
    assertThat(http.get(path, "if-none-match", "W/\"other\"").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          measurements?limit=0                  | limit: expected a number from 1 to 1000, got '0'
          measurements?after=x                  | after: expected what a page before this one gave
          measurements?outcome=bad              | outcome: expected accessible, blocked
          measurements?since=yesterday          | since: expected a day or a time in UTC
          measurements?cc=kaz&asn=x             | cc: expected two capitals, such as KZ, got 'kaz'; asn:
          measurements?domian=a                 | 'domian' is not known here; known are since, until, cc
          incidents?state=over                  | state: expected open, closed or unmeasured
          incidents/1?x=1                       | 'x' is not known here
          aggregation?axis_x=colour             | axis_x: expected one of domain, service
          aggregation?axis_x=day&axis_y=day     | axis_y: expected one of domain
          """)
  void questionsThatAreNotUnderstood_areToldWhy(String question, String why) throws Exception {
    HttpResponse<String> response = http.get("/api/v1/" + question);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(Http.json(response).path("detail").asText()).contains(why);
  }

  @Test
  void observations_areTheStepsOfAMeasurement() throws Exception {
    String id =
        http.json("/api/v1/measurements?outcome=accessible").at("/measurements/0/id").asText();
    JsonNode steps = http.json("/api/v1/measurements/" + id + "/observations").path("observations");
    assertThat(steps.findValuesAsText("step")).contains("dns.system", "tcp", "tls");
    assertThat(steps.findValuesAsText("status")).contains("200");
    assertThat(http.get("/api/v1/measurements/" + "0".repeat(64) + "/observations").statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsNoTable_isNotGivenAsCsv() throws Exception {
    String id = http.json("/api/v1/measurements").at("/measurements/0/id").asText();
    assertThat(http.get("/api/v1/measurements/" + id, "accept", "text/csv").statusCode())
        .isEqualTo(406);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru", "en"})
  void pageOfTheApi_namesEachPath_inEachLanguage(String language) throws Exception {
    String page = http.get("/api?lang=" + language).body();
    Contract.document()
        .path("paths")
        .fieldNames()
        .forEachRemaining(path -> assertThat(page).contains(" " + path + "<"));
    assertThat(page)
        .contains("lang=\"" + language + "\"", "<code>axis_x</code>", "category, cc, asn");
  }

  @Test
  void whatIsDescribed_isThere() throws Exception {
    TestBundle.write(data.resolve("lists.json"), NOON);
    assertThat(http.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.1");
    String id = http.json("/api/v1/measurements").at("/measurements/0/id").asText();
    for (var path : Contract.document().path("paths").properties()) {
      String target = path.getKey().replace("{id}", id);
      for (var operation : path.getValue().properties()) {
        HttpResponse<String> response =
            operation.getKey().equals("get")
                ? http.get(target)
                : http.postJson(target, "{}".getBytes(StandardCharsets.UTF_8));
        assertThat(response.statusCode())
            .as("%s %s: %s", operation.getKey(), target, response.body())
            .isIn(
                target.contains("incidents/")
                    ? List.of(404)
                    : target.contains("/editor/") ? List.of(401) : List.of(200, 400));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "-1", "@a", "+1", "\t=1", "\r"})
  void cellsThatBeginLikeAFormula_areTexts(String cell) {
    assertThat(Csv.safe(cell)).isEqualTo("'" + cell);
    assertThat(Csv.safe("a" + cell)).isEqualTo("a" + cell);
  }
}
