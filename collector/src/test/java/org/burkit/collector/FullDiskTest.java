package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file system of a megabyte, filled up. */
class FullDiskTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final String PATH = "/api/v1/measurements";

  @TempDir Path data;

  @Test
  void fullDisk_is503WithRetryAfter_andRecoversWhenThereIsRoom() throws Exception {
    Path journal = Files.createDirectories(data.resolve("journal"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", journal.toString()),
        "needs root and tmpfs: mounts a file system of one megabyte");
    try {
      fullThenFree(journal);
    } finally {
      run("umount", journal.toString());
    }
  }

  private void fullThenFree(Path journal) throws Exception {
    try (var server =
            CollectorServer.start(
                TestSettings.in(data), NetworkLookup.none(), InstantSource.system());
        var http = new Http(server.port())) {
      byte[] before = Samples.accessible("before", 64501, NOON);
      assertThat(http.postJson(PATH, before).statusCode()).isEqualTo(200);

      Path ballast = journal.resolve("ballast");
      fill(ballast);
      byte[] refused = before;
      HttpResponse<String> full = http.postJson(PATH, refused);
      // The last page of the segment's file may still hold a block or two.
      for (int i = 0; i < 20 && full.statusCode() == 200; i++) {
        refused = Samples.accessible("refused-" + i, 64501, NOON);
        full = http.postJson(PATH, refused);
      }
      assertThat(full.statusCode()).isEqualTo(503);
      assertThat(full.headers().firstValue("retry-after")).isPresent();
      assertThat(http.get("/healthz").statusCode()).isEqualTo(503);
      assertThat(http.get("/readyz").statusCode()).isEqualTo(503);
      assertThat(http.get("/api/v1/incidents").statusCode()).isEqualTo(200);

      Files.delete(ballast);
      assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(http.postJson(PATH, refused).body()).contains("accepted");
      assertThat(http.postJson(PATH, before).body()).contains("duplicate");
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(new byte[512]);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
