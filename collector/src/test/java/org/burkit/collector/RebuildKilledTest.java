package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Research;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real program while it makes its store anew. */
class RebuildKilledTest {
  private static final String PATH = "/api/v1/measurements";
  private static final int MEASUREMENTS = 3_000;
  private static final int BATCH = 100;
  private static final int KILLS = 4;
  private static final int MOST_QUESTIONS_BEFORE_A_KILL = 40;
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path data;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void killedAgainAndAgain_keepsAStoreThatHasAll_seed20261129() throws Exception {
    try (Child collector = Child.serving(data);
        Http http = new Http(collector.port())) {
      for (int i = 0; i < MEASUREMENTS; i += BATCH) {
        assertThat(http.post(PATH, batch(i), "content-type", "application/x-ndjson").statusCode())
            .isEqualTo(200);
      }
      http.awaitAllIsWell();
    }
    var random = new Random(20261129);
    for (int kill = 0; kill < KILLS; kill++) {
      try (Child collector = Child.serving(data, "--rebuild");
          Http http = new Http(collector.port())) {
        int questions = random.nextInt(MOST_QUESTIONS_BEFORE_A_KILL);
        for (int i = 0; i < questions; i++) {
          assertThat(counted(http)).isEqualTo(MEASUREMENTS);
        }
      }
      assertThat(lines()).isEqualTo(1 + MEASUREMENTS);
    }
    try (Child collector = Child.serving(data, "--rebuild");
        Http http = new Http(collector.port())) {
      http.awaitAllIsWell();
      assertThat(counted(http)).isEqualTo(MEASUREMENTS);
    }
    assertThat(data).isDirectoryNotContaining("glob:**.next*");
  }

  private static byte[] batch(int from) {
    var lines = new StringBuilder();
    for (int i = from; i < from + BATCH; i++) {
      lines.append(Samples.line(Samples.blocked("p" + i % 50, 64501, NOON.plusSeconds(i))));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static long counted(Http http) throws Exception {
    return http.json("/api/v1/aggregation").path("rows").get(0).path("measurements").asLong();
  }

  /** Of a CSV of all that is in the store's file. */
  private long lines() throws Exception {
    var out = new ByteArrayOutputStream();
    try (Research research = Research.open(DataDirectory.store(data))) {
      research.measurements(MeasurementFilter.ALL, RowFormat.CSV.rows(out));
    }
    return out.toString(StandardCharsets.UTF_8).lines().count();
  }
}
