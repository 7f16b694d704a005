package org.burkit.probe.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.burkit.envelope.OpeningKey;
import org.burkit.envelope.SealedInput;
import org.burkit.model.MeasurementId;
import org.burkit.model.Sha256;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.home.Home;
import org.burkit.probe.spool.Spool;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedTakeoutTest {
  private static final OpeningKey KEY = OpeningKey.generate();
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
  void whatWaits_isInTheFile_oldestFirst_andStaysInTheQueue() throws IOException {
    add("second", 2);
    add("first", 1);
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    int many = SealedTakeout.of(spool, Past.of(home), false).seal(file, KEY.sealing());

    assertThat(many).isEqualTo(2);
    assertThat(lines(file)).containsExactly("first", "second");
    assertThat(spool.waiting()).hasSize(2);
    assertThat(file.toString(StandardCharsets.ISO_8859_1)).doesNotContain("first", "second");
  }

  @Test
  void whatWasKeptOfEarlier_comesOnlyWhenItIsWished_andNothingTwice() throws IOException {
    add("waits", 1);
    keep("waits", "sent");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream whole = new ByteArrayOutputStream();

    SealedTakeout.of(spool, Past.of(home), false).seal(file, KEY.sealing());
    SealedTakeout.of(spool, Past.of(home), true).seal(whole, KEY.sealing());

    assertThat(lines(file)).containsExactly("waits");
    assertThat(lines(whole)).containsExactly("waits", "sent");
  }

  @Test
  void whatWasSentMeanwhile_isLeftOut() throws IOException {
    add("gone", 1);
    add("waits", 2);
    SealedTakeout takeout = SealedTakeout.of(spool, Past.of(home), false);
    spool.remove(spool.waiting().getFirst());
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    assertThat(takeout.seal(file, KEY.sealing())).isEqualTo(1);
    assertThat(lines(file)).containsExactly("waits");
  }

  private void add(String text, int second) throws IOException {
    spool.add(id(text), bytes(text), START.plusSeconds(second));
  }

  /** As the daemon leaves them: a line of results, and each measurement whole. */
  private void keep(String... texts) throws IOException {
    Path whole = Files.createDirectories(home.past().resolve("whole"));
    StringBuilder results = new StringBuilder();
    for (String text : texts) {
      Files.write(whole.resolve(id(text) + ".json"), bytes(text));
      results
          .append("{\"id\":\"%s\",\"at\":\"%s\",\"input\":\"\",".formatted(id(text), START))
          .append(
              "\"outcome\":\"accessible\",\"why\":\"\",\"network\":\"\",\"submission\":\"\"}\n");
    }
    Files.writeString(home.past().resolve("results.jsonl"), results);
  }

  private static MeasurementId id(String text) {
    return new MeasurementId(Sha256.hex(bytes(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(ByteArrayOutputStream file) throws IOException {
    var sealed = new SealedInput(new ByteArrayInputStream(file.toByteArray()), List.of(KEY));
    try (var in = new ZstdInputStream(sealed)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
