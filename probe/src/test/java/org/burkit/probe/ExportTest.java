package org.burkit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.burkit.envelope.OpeningKey;
import org.burkit.envelope.SealedInput;
import org.burkit.model.MeasurementId;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.Home;
import org.burkit.probe.spool.Spool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code probe export}. */
class ExportTest {
  private static final OpeningKey KEY = OpeningKey.generate();
  private static final Charset UTF = StandardCharsets.UTF_8;

  @TempDir Path directory;

  private final PrintStream usualErr = System.err;
  private final PrintStream usualOut = System.out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    PrintStream captured = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setErr(captured);
    System.setOut(captured);
  }

  @AfterEach
  void release() {
    System.setErr(usualErr);
    System.setOut(usualOut);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru", "en"})
  void whatWaits_isSealedToTheKeyThatTheCollectorTold(String language) throws Exception {
    new Spool(home()).add(new MeasurementId("a".repeat(64)), "{}".getBytes(UTF), Instant.EPOCH);
    new CollectorsKey(home()).keep(KEY.sealing());

    assertThat(export("--lang", language)).isZero();

    assertThat(SealedInput.isSealed(Files.readAllBytes(file()))).isTrue();
    assertThat(said.toString(UTF)).contains(KEY.sealing().id(), "results");
    assertThat(new Spool(home()).waiting()).hasSize(1);
  }

  @Test
  void withoutAKey_withAWrongOne_orOverAnotherFile_nothingIsWritten() throws Exception {
    new Spool(home()).add(new MeasurementId("a".repeat(64)), "{}".getBytes(UTF), Instant.EPOCH);

    assertThat(export()).isEqualTo(2);
    assertThat(export("--to", KEY.sealing().text().replace('A', 'B') + "x")).isEqualTo(2);
    assertThat(file()).doesNotExist();
    Files.writeString(file(), "mine");
    assertThat(export("--to", KEY.sealing().text())).isEqualTo(2);
    assertThat(file()).hasContent("mine");
  }

  @Test
  void whereNothingWaits_noFileIsLeft() throws Exception {
    assertThat(export("--to", KEY.sealing().text())).isEqualTo(1);
    assertThat(directory.resolve("home")).doesNotExist();
    var _ = home();
    assertThat(export("--to", KEY.sealing().text())).isEqualTo(1);
    assertThat(file()).doesNotExist();
  }

  private int export(String... options) {
    String[] fixed = {
      "probe", "export", file().toString(), "--home", directory.resolve("home").toString()
    };
    return Main.run(
        Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new));
  }

  private Home home() throws IOException {
    return Home.open(directory.resolve("home"));
  }

  private Path file() {
    return directory.resolve("results");
  }
}
