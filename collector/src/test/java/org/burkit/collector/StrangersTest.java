package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A measurement whose every value was replaced by every odd one, in turn, goes the whole way: what
 * is accepted is judged, folded and can be asked for, and nothing stops the fold.
 */
class StrangersTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<JsonNode> ODD =
      List.of(
          JSON.nullNode(),
          JSON.textNode(""),
          JSON.textNode("a\u0000b"),
          JSON.textNode("https://a\u0000b.example/"),
          JSON.textNode("'); DROP TABLE measurements; --"),
          JSON.textNode("<script>{0}</script>\u202e"),
          JSON.textNode("x".repeat(20_000)),
          JSON.textNode("\uFFFF\uD83E\uDD85"),
          JSON.numberNode(-1e300),
          JSON.numberNode(Long.MIN_VALUE),
          JSON.arrayNode(),
          JSON.objectNode());

  @TempDir Path data;

  @Test
  void oddValuesEverywhere_neverStopTheFold() throws Exception {
    List<String> lines = mutations();
    List<String> accepted = new ArrayList<>();
    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(data), NetworkLookup.none(), InstantSource.system());
        Http http = new Http(server.port())) {
      for (int from = 0; from < lines.size(); from += 200) {
        String batch = String.join("\n", lines.subList(from, Math.min(lines.size(), from + 200)));
        JsonNode results =
            Http.json(
                    http.post(
                        "/api/v1/measurements",
                        batch.getBytes(StandardCharsets.UTF_8),
                        "content-type",
                        "application/x-ndjson"))
                .path("results");
        for (JsonNode result : results) {
          assertThat(result.path("status").asText()).isIn("accepted", "duplicate", "rejected");
          if (result.path("status").asText().equals("accepted")) {
            accepted.add(result.path("id").asText());
          }
        }
      }
      assertThat(accepted).hasSizeGreaterThan(300);
      awaitCaughtUp(http);
      for (String id : accepted) {
        assertThat(http.get("/api/v1/measurements/" + id).statusCode()).as(id).isEqualTo(200);
      }
      assertThat(http.get("/api/v1/incidents").statusCode()).isEqualTo(200);
      assertThat(http.get("/?lang=kk").statusCode()).isEqualTo(200);
      assertThat(http.get("/feed.json").statusCode()).isEqualTo(200);
      for (JsonNode incident : http.json("/api/v1/incidents").path("incidents")) {
        String page = "/i/" + incident.path("id").asText();
        assertThat(http.get(page).body()).contains("<h1>").doesNotContain("<script");
        assertThat(http.get(page + "/tests").body()).contains("<h1>").doesNotContain("<script");
      }
    }
  }

  private static void awaitCaughtUp(Http http) throws Exception {
    Instant until = Instant.now().plus(Duration.ofSeconds(30));
    JsonNode health = http.json("/healthz");
    while (!health.path("fold_caught_up").asBoolean() && Instant.now().isBefore(until)) {
      Thread.onSpinWait();
      health = http.json("/healthz");
    }
    assertThat(health.path("trouble").isNull()).as(health.toString()).isTrue();
    assertThat(health.path("fold_caught_up").asBoolean()).isTrue();
  }

  private static List<String> mutations() throws Exception {
    ObjectNode whole =
        (ObjectNode)
            JsonMapper.builder()
                .build()
                .readTree(Samples.blocked("p1", 64501, Instant.parse("2026-11-24T07:00:00Z")));
    List<JsonPointer> places = new ArrayList<>();
    collect(whole, JsonPointer.empty(), places);
    List<String> lines = new ArrayList<>();
    for (JsonPointer place : places) {
      for (JsonNode odd : ODD) {
        ObjectNode mutated = whole.deepCopy();
        JsonNode parent = mutated.at(place.head());
        if (parent instanceof ObjectNode object) {
          object.set(place.last().getMatchingProperty(), odd);
        } else if (parent instanceof ArrayNode array) {
          array.set(place.last().getMatchingIndex(), odd);
        }
        lines.add(mutated.toString());
      }
    }
    return lines;
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> places) {
    if (!at.matches()) {
      places.add(at);
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(e -> collect(e.getValue(), at.appendProperty(e.getKey()), places));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.get(i), at.appendIndex(i), places);
      }
    }
  }
}
