package org.burkit.probe.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");

  @TempDir Path directory;
  private Home home;
  private Spool spool;

  @BeforeEach
  void open() throws IOException {
    home = Home.open(directory);
    spool = new Spool(home);
  }

  @Test
  void waiting_isOldestFirstWithItsBytes() throws IOException {
    add("second", START.plusSeconds(1));
    add("first", START);

    assertThat(spool.waiting())
        .extracting(Spool.Waiting::id)
        .containsExactly(id("first"), id("second"));
    assertThat(spool.waiting().getFirst().read()).asString().isEqualTo("first");
  }

  @Test
  void anotherSpoolOfTheSameHome_seesWhatWaits() throws IOException {
    add("x", START);

    assertThat(new Spool(home).waiting()).hasSize(1);
  }

  @Test
  void halfWrittenFile_isNotTakenForAMeasurement() throws IOException {
    add("x", START);
    Path whole = spool.waiting().getFirst().file();
    Files.move(whole, whole.resolveSibling(whole.getFileName() + ".tmp"));

    assertThat(spool.waiting()).isEmpty();
  }

  @Test
  void removing_twiceIsHarmless() throws IOException {
    add("x", START);
    Spool.Waiting waiting = spool.waiting().getFirst();

    spool.remove(waiting);
    spool.remove(waiting);

    assertThat(spool.waiting()).isEmpty();
  }

  @Test
  void rejected_isKeptAsideWithTheReason() throws IOException {
    add("x", START);

    spool.reject(spool.waiting().getFirst(), "input: too long");

    assertThat(spool.waiting()).isEmpty();
    assertThat(home.rejected().resolve(id("x") + ".reason.txt")).hasContent("input: too long");
    try (var files = Files.list(home.rejected())) {
      assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(1);
    }
  }

  @Test
  void fullDisk_letsGoOfTheOldestOfTheFullestHours() throws IOException {
    for (int i = 0; i < 6; i++) {
      add("busy-" + i, START.plusSeconds(i));
    }
    add("quiet1", START.minusSeconds(7_200));
    add("quiet2", START.plusSeconds(7_200));
    int each = "busy-0".length();

    assertThat(spool.trim(8L * each)).isZero();
    assertThat(spool.trim(4L * each)).isEqualTo(4);
    assertThat(spool.waiting())
        .extracting(Spool.Waiting::id)
        .containsExactly(id("quiet1"), id("busy-4"), id("busy-5"), id("quiet2"));
    assertThat(spool.trim(0)).isEqualTo(4);
  }

  private void add(String json, Instant when) throws IOException {
    spool.add(id(json), json.getBytes(StandardCharsets.UTF_8), when);
  }

  private static MeasurementId id(String json) {
    return MeasurementId.of(json.getBytes(StandardCharsets.UTF_8));
  }
}
