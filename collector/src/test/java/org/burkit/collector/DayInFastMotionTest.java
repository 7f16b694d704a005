package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of a collector, by a clock that the test sets: three networks of five homes, of which one
 * blocks from eight until five; some uploads late, some twice, some torn, and a restart at noon.
 */
class DayInFastMotionTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-24T00:00:00Z");
  private static final Instant BLOCKED = MIDNIGHT.plus(Duration.ofHours(8));
  private static final Instant OPENED = MIDNIGHT.plus(Duration.ofHours(17));
  private static final Duration ROUND = Duration.ofMinutes(10);
  private static final int ROUNDS = 144;
  private static final int BLOCKING = 64501;
  private static final List<Integer> NETWORKS = List.of(BLOCKING, 64502, 64503);
  private static final int HOMES = 5;

  /** What a home sends, and when; torn lines hold nothing. */
  private record Upload(Instant at, int home, byte[] json) {}

  @TempDir Path data;
  private Instant now = MIDNIGHT;
  private final Random random = new Random(20261124);
  private final PriorityQueue<Upload> coming = new PriorityQueue<>((a, b) -> a.at.compareTo(b.at));
  private int measured;
  private int again;
  private int torn;

  @Test
  @Timeout(300)
  void aDay_endsInTheOneBlockThatThereWas_andEverythingIsCounted() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      measure(MIDNIGHT.plus(ROUND.multipliedBy(round)));
    }
    Counted morning = serve(MIDNIGHT.plus(Duration.ofHours(12)), List.of());
    Counted day = serve(Instant.MAX, List.of(morning));

    assertThat(coming).isEmpty();
    assertThat(day.accepted).isEqualTo(measured);
    assertThat(day.duplicate).isEqualTo(again);
    assertThat(day.rejected).isEqualTo(torn);
  }

  /** Every home once, at some second of the round. */
  private void measure(Instant round) {
    for (int network : NETWORKS) {
      for (int i = 0; i < HOMES; i++) {
        Instant at = round.plusSeconds(random.nextInt((int) ROUND.toSeconds()));
        boolean blocks = network == BLOCKING && !at.isBefore(BLOCKED) && at.isBefore(OPENED);
        String probe = "home" + i + "of" + network;
        byte[] json =
            blocks ? Samples.blocked(probe, network, at) : Samples.accessible(probe, network, at);
        int home = NETWORKS.indexOf(network) * HOMES + i;
        Instant sent = at.plusSeconds(random.nextInt(12) == 0 ? 10_800 : 30);
        coming.add(new Upload(sent, home, json));
        measured++;
        if (random.nextInt(9) == 0) {
          coming.add(new Upload(sent.plusSeconds(40), home, json));
          again++;
        }
        if (random.nextInt(50) == 0) {
          coming.add(new Upload(sent, home, "{\"torn\":".getBytes(StandardCharsets.UTF_8)));
          torn++;
        }
      }
    }
  }

  /** What the collector's own figures add up to. */
  private record Counted(int accepted, int duplicate, int rejected) {}

  /** Runs a collector over what comes before {@code end}; at the end of the day looks at it. */
  private Counted serve(Instant end, List<Counted> before) throws Exception {
    try (CollectorServer server =
            CollectorServer.start(TestSettings.in(data), NetworkLookup.none(), () -> now);
        Http http = new Http(server.port())) {
      while (!coming.isEmpty() && coming.element().at.isBefore(end)) {
        send(http, coming.remove());
      }
      http.awaitAllIsWell();
      if (coming.isEmpty()) {
        assertTruth(http);
      }
      return counted(http, before);
    }
  }

  private void send(Http http, Upload upload) throws Exception {
    now = upload.at;
    String address = "198.51." + upload.home + ".7";
    http.post(
        "/api/v1/measurements",
        upload.json,
        "content-type",
        "application/json",
        "x-forwarded-for",
        address);
  }

  private void assertTruth(Http http) throws Exception {
    assertThat(http.json("/api/v1/aggregation").at("/rows/0/measurements").asInt())
        .isEqualTo(measured);
    JsonNode incidents = http.json("/api/v1/incidents").path("incidents");
    assertThat(incidents).hasSize(1);
    JsonNode incident = incidents.get(0);
    assertThat(incident.path("asns")).extracting(JsonNode::asText).containsExactly("AS64501");
    assertThat(incident.path("state").asText()).isEqualTo("closed");
    assertThat(BLOCKED)
        .isBetween(time(incident, "started_after"), time(incident, "started_before"));
    assertThat(OPENED).isBetween(time(incident, "ended_after"), time(incident, "ended_before"));
    assertThat(time(incident, "started_before")).isBefore(BLOCKED.plus(Duration.ofMinutes(90)));
    assertThat(time(incident, "ended_before")).isBefore(OPENED.plus(Duration.ofMinutes(90)));
  }

  private static Instant time(JsonNode incident, String field) {
    return Instant.parse(incident.path(field).asText());
  }

  private static Counted counted(Http http, List<Counted> before) throws Exception {
    List<String> lines = new ArrayList<>(http.get("/metrics").body().lines().toList());
    int received = sum(lines, "received_total");
    var now =
        new Counted(
            sum(lines, "accepted_total"),
            sum(lines, "duplicate_total"),
            sum(lines, "rejected_total"));
    assertThat(received).isEqualTo(now.accepted + now.duplicate + now.rejected);
    return before.stream()
        .reduce(
            now,
            (a, b) ->
                new Counted(
                    a.accepted + b.accepted, a.duplicate + b.duplicate, a.rejected + b.rejected));
  }

  private static int sum(List<String> lines, String metric) {
    return lines.stream()
        .filter(line -> line.startsWith("burkit_measurements_" + metric))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
