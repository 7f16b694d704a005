package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data that an earlier program has written, whose tables are others ("12"): three tests that open
 * and three that do not, the incident that they make, and its log of seven leaves.
 */
class UpgradeTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path data;

  @Test
  void dataOfAnEarlierProgram_giveTheSameIncident_andTheLogGoesOn() throws Exception {
    unpack("upgrade/store-12.zip");
    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(data), NetworkLookup.none(), () -> NOON.plusSeconds(600));
        Http http = new Http(server.port())) {
      http.awaitAllIsWell();

      JsonNode incidents = http.json("/api/v1/incidents").path("incidents");
      assertThat(incidents).hasSize(1);
      assertThat(incidents.get(0).path("id").asText()).isEqualTo("KZ-NFT34Y7G-4");
      assertThat(incidents.get(0).path("mechanism").asText()).isEqualTo("tls.timeout");
      assertThat(incidents.get(0).path("state").asText()).isEqualTo("open");
      assertThat(http.json("/api/v1/aggregation").at("/rows/0/measurements").asInt()).isEqualTo(6);
      assertThat(http.get("/log/checkpoint").body()).startsWith("burkit-log-c94fa1e875e0\n");

      http.postJson("/api/v1/measurements", Samples.accessible("p9", 64503, NOON));
      http.awaitAllIsWell();
      assertThat(http.json("/api/v1/aggregation").at("/rows/0/measurements").asInt()).isEqualTo(7);
      awaitLeaves(http, 8);
    }
    assertThat(Main.run("collector", "check", "--data", data.toString())).isZero();
  }

  private static void awaitLeaves(Http http, int count) throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    while (Integer.parseInt(http.get("/log/checkpoint").body().lines().toList().get(1)) < count) {
      assertThat(Instant.now()).isBefore(patience);
    }
  }

  private void unpack(String resource) throws IOException {
    InputStream packed = Objects.requireNonNull(UpgradeTest.class.getResourceAsStream(resource));
    try (var zip = new ZipInputStream(packed)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = data.resolve(entry.getName());
        Files.createDirectories(file.getParent());
        Files.copy(zip, file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }
  }
}
