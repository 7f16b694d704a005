package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PastTest {
  private static final Instant NOVEMBER = Instant.parse("2026-11-30T23:00:00Z");
  private static final Instant DECEMBER = Instant.parse("2026-12-01T00:30:00Z");

  @TempDir Path directory;
  private Home home;

  @BeforeEach
  void open() throws IOException {
    home = Home.open(directory);
  }

  @Test
  void signOfLife_isCountedByItself() throws IOException {
    Past past = Past.of(home);
    long perTarget = past.bytesPerTarget();
    for (int run = 0; run < 30; run++) {
      past.add(entries(run, 1), NOVEMBER, 20_000, true);
    }
    assertThat(Past.of(home).bytesPerBeat()).isBetween(19_000L, 21_000L);
    assertThat(Past.of(home).bytesPerTarget()).isEqualTo(perTarget);
    assertThat(Past.of(home).spent(NOVEMBER)).isEqualTo(600_000);
  }

  @Test
  void whatWasSpent_isOfItsMonthAndOutlivesTheProcess() throws IOException {
    Past past = Past.of(home);
    past.add(entries(0, 2), NOVEMBER, 300_000, false);
    past.add(entries(2, 1), NOVEMBER, 100_000, false);
    assertThat(Past.of(home).spent(NOVEMBER)).isEqualTo(400_000);
    assertThat(Past.of(home).spent(DECEMBER)).isZero();

    past.add(entries(3, 1), DECEMBER, 50, false);
    assertThat(Past.of(home).spent(DECEMBER)).isEqualTo(50);
    assertThat(Past.of(home).lastRun()).contains(DECEMBER);
    assertThat(Past.of(home).entries()).isEqualTo(entries(0, 4));
  }

  @Test
  void costOfATarget_followsWhatWasSeen() throws IOException {
    Past past = Past.of(home);
    for (int run = 0; run < 40; run++) {
      past.add(entries(run, 2), NOVEMBER, 40_000, false);
    }

    assertThat(Past.of(home).bytesPerTarget()).isBetween(19_000L, 21_000L);
  }

  @Test
  void oldResults_goAndTheirMeasurementsBefore() throws IOException {
    Past past = Past.of(home);
    List<Entry> many = entries(0, Past.LONGEST + 3);
    for (Entry entry : many.subList(many.size() - Past.LONGEST_WHOLE - 2, many.size())) {
      past.keep(entry.id(), new byte[] {'{', '}'});
    }
    past.add(many, NOVEMBER, 1, false);

    assertThat(past.entries()).hasSize(Past.LONGEST).endsWith(many.getLast());
    assertThat(past.whole(many.getLast().id())).isPresent();
    assertThat(past.whole(many.get(many.size() - Past.LONGEST_WHOLE - 1).id())).isEmpty();
    try (Stream<Path> files = Files.list(home.past().resolve("whole"))) {
      assertThat(files).hasSize(Past.LONGEST_WHOLE);
    }
  }

  @Test
  void whatACrashLeftHalfWritten_isLeftOut() throws IOException {
    Past.of(home).add(entries(0, 1), NOVEMBER, 5, false);
    Files.writeString(
        home.past().resolve("results.jsonl"),
        Files.readString(home.past().resolve("results.jsonl")) + "{\"at\":\"2026-");
    Files.writeString(home.past().resolve("counts.json"), "{");

    assertThat(Past.of(home).entries()).isEqualTo(entries(0, 1));
    assertThat(Past.of(home).spent(NOVEMBER)).isZero();
  }

  static List<Entry> entries(int from, int count) {
    List<Entry> entries = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      entries.add(
          new Entry(
              NOVEMBER.plusSeconds(i),
              MeasurementId.of(new byte[] {(byte) i, (byte) (i >> 8)}),
              "https://site" + i + ".example/",
              i % 2 == 0 ? "accessible" : "blocked",
              "because <" + i + ">",
              "Dala",
              "accepted"));
    }
    return entries;
  }
}
