package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.burkit.collector.ingest.IngestLimits;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OONI's probe works against us: it asks what to measure, and submits in each of its ways. */
class ProbeServicesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path data;
  private CollectorServer server;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    server =
        CollectorServer.start(
            TestSettings.in(data, IngestLimits.standard().withPerHour(3)),
            NetworkLookup.none(),
            () -> NOON);
    http = new Http(server.port());
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
  }

  @Test
  void checkIn_saysWhatToMeasureAndWhoHelps() throws Exception {
    JsonNode answer = checkIn("{\"probe_cc\":\"KZ\",\"probe_asn\":\"AS64501\"}");
    assertThat(answer.path("v").asInt()).isEqualTo(1);
    assertThat(answer.path("probe_cc").asText()).isEqualTo("KZ");
    assertThat(answer.path("utc_time").asText()).isEqualTo("2026-11-24T12:00:00Z");
    assertThat(answer.at("/conf/test_helpers/web-connectivity/0/address").asText())
        .isEqualTo("https://control.example/");
    JsonNode web = answer.at("/tests/web_connectivity");
    assertThat(web.path("report_id").asText())
        .matches("20261124T120000Z_webconnectivity_KZ_64501_n1_[A-Za-z0-9]{16}");
    assertThat(web.path("urls")).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    for (JsonNode url : web.path("urls")) {
      assertThat(url.path("country_code").asText()).isIn("KZ", "XX");
    }
  }

  @Test
  void checkIn_keepsToTheCategoriesOfTheVolunteer() throws Exception {
    JsonNode answer =
        checkIn(
            "{\"probe_cc\":\"KZ\",\"charging\":true,\"on_wifi\":true,"
                + "\"web_connectivity\":{\"category_codes\":[\"NEWS\"]}}");
    assertThat(categories(answer.at("/tests/web_connectivity/urls"))).containsExactly("NEWS");
  }

  @Test
  void checkIn_sendsProbesFirstToWhatJustLookedBlocked_inTheirOwnNetwork() throws Exception {
    byte[] blocked =
        utf8(utf8(Samples.blocked("p1", 64501, NOON)).replace("sau.example", "vk.com"));
    assertThat(http.postJson("/api/v1/measurements", blocked).statusCode()).isEqualTo(200);
    http.awaitAllIsWell();
    String here = "{\"probe_cc\":\"KZ\",\"probe_asn\":\"AS64501\"}";
    assertThat(checkIn(here).at("/tests/web_connectivity/urls/0/url").asText())
        .isEqualTo("https://vk.com/");
    assertThat(checkIn(here).at("/tests/web_connectivity/urls/0/url").asText())
        .as("once more, since one who was sent may never come back")
        .isEqualTo("https://vk.com/");
  }

  @Test
  void checkIn_bringsACanary_whereTheVolunteerHasNotChosenCategories() throws Exception {
    JsonNode urls =
        checkIn("{\"probe_cc\":\"KZ\",\"probe_asn\":\"AS64501\"}")
            .at("/tests/web_connectivity/urls");
    assertThat(urls.get(urls.size() - 1).path("category_code").asText()).isEqualTo("CTRL");
    assertThat(urls).hasSize(20);
  }

  @Test
  void checkIn_ofSomethingElse_isTurnedAwayInWords() throws Exception {
    HttpResponse<String> answer = http.postJson("/api/v1/check-in", utf8("[1]"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(Http.json(answer).path("detail").asText()).contains("expected a JSON object");
  }

  @Test
  void testList_isTheCountrysAndTheCommonOne() throws Exception {
    JsonNode all = http.json("/api/v1/test-list/urls?country_code=KZ");
    assertThat(all.at("/metadata/count").asInt()).isEqualTo(all.path("results").size());
    Set<String> countries = new HashSet<>();
    all.path("results").forEach(site -> countries.add(site.path("country_code").asText()));
    assertThat(countries).containsExactlyInAnyOrder("KZ", "XX");
    JsonNode two = http.json("/api/v1/test-list/urls?country_code=KZ&limit=2");
    assertThat(two.path("results")).hasSize(2);
    JsonNode news = http.json("/api/v1/test-list/urls?country_code=KZ&category_codes=NEWS,HUMR");
    assertThat(categories(news.path("results"))).isSubsetOf("NEWS", "HUMR").isNotEmpty();
  }

  @Test
  void submission_byEachWay_isTheSameMeasurement() throws Exception {
    String measurement = new String(measurement("p1"), StandardCharsets.UTF_8);
    String asObject = "{\"format\":\"json\",\"content\":" + measurement + "}";
    String asText =
        JSON.createObjectNode().put("format", "json").put("content", measurement).toString();
    String id = submit("/api/v1/submit_measurement", asText);
    assertThat(submit("/api/v1/submit_measurement", asObject)).isEqualTo(id);
    assertThat(submit("/api/v1/submit_measurement/some-report", asText)).isEqualTo(id);
    JsonNode again = Http.json(http.postJson("/api/v1/measurements", measurement("p1")));
    assertThat(again.at("/results/0/status").asText()).isEqualTo("duplicate");
    assertThat(again.at("/results/0/id").asText()).isEqualTo(id);
  }

  @Test
  void moreThanAPrefixMaySend_isRefusedUntilLater_andOthersAreNot() throws Exception {
    String[] loud = {"x-forwarded-for", "203.0.113.7", "content-type", "application/json"};
    for (int i = 0; i < 3; i++) {
      assertThat(http.post("/api/v1/measurements", measurement("p" + i), loud).statusCode())
          .isEqualTo(200);
    }
    HttpResponse<String> refused = http.post("/api/v1/measurements", measurement("p4"), loud);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("retry-after")).contains("1201");
    assertThat(Http.json(refused).path("detail").asText()).contains("at most 3", "send them again");
    for (String other : List.of("203.0.114.7", "2001:db8::1")) {
      assertThat(
              http.post(
                      "/api/v1/measurements",
                      measurement("q" + other),
                      "x-forwarded-for",
                      other,
                      "content-type",
                      "application/json")
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private JsonNode checkIn(String question) throws Exception {
    HttpResponse<String> answer = http.postJson("/api/v1/check-in", utf8(question));
    assertThat(answer.statusCode()).isEqualTo(200);
    return Http.json(answer);
  }

  private String submit(String path, String body) throws Exception {
    HttpResponse<String> answer = http.postJson(path, utf8(body));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Http.json(answer).path("measurement_uid").asText();
  }

  private static Set<String> categories(JsonNode urls) {
    Set<String> categories = new HashSet<>();
    urls.forEach(url -> categories.add(url.path("category_code").asText()));
    return categories;
  }

  private static byte[] measurement(String probe) {
    return Samples.accessible(probe, 64501, NOON);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
