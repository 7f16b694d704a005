package org.burkit.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.burkit.analysis.incident.Act;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.NoteSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./burkit verify}, as on the command line. */
class MainTest {
  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private World world;
  private Path bundle;

  @BeforeEach
  void write() throws Exception {
    world = World.of(directory.resolve("log"), 6);
    bundle = directory.resolve("bundle.zip");
    Files.write(bundle, world.bundle());
  }

  private int run(String... args) {
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        args);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Топтама қол қойылған күйінде ме? | Тексеруге болатынның бәрі дұрыс.
          ru | Пакет в том виде, в каком его подписали? | Всё, что можно проверить, верно.
          en | Is it unaltered?          | All that can be checked holds.
          """)
  void goodBundle_isAnsweredInWords(String lang, String question, String sum) {
    assertThat(run("verify", bundle.toString(), "--lang", lang)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(question).endsWith(sum + "\n");
  }

  @Test
  void rootOfAFile_isAskedFor() throws Exception {
    NoteSigner root = NoteSigner.generate("burkit.example/root");
    Path file = Files.writeString(directory.resolve("root.txt"), root.key().vkey() + "\n");
    String[] asked = {"verify", bundle.toString(), "--lang", "en", "--root", file.toString()};
    assertThat(run(asked)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("does NOT vouch for this key");
    var certificate =
        new Certificate(
            root.key(),
            world.signer().key(),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2027-01-01T00:00:00Z"));
    world.certified(certificate.signedBy(root));
    Files.write(bundle, world.bundle());
    assertThat(run(asked)).isZero();
    assertThat(run("verify", bundle.toString(), "--root", root.key().vkey())).isZero();
    assertThat(run("verify", bundle.toString(), "--root", bundle.toString())).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--root: expected a key such as");
  }

  @Test
  void brokenBundle_endsWithOne() throws Exception {
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 1;
    Files.write(bundle, bytes);
    assertThat(run("verify", bundle.toString(), "--lang", "en")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("does NOT hold");
  }

  @Test
  void retractedBundle_endsWithThree() throws Exception {
    var reason = new Act.Sentence("Қате", "Ошибка", "Wrong");
    Files.write(bundle, world.bundle(new Act.Retraction(reason)));
    assertThat(run("verify", bundle.toString(), "--lang", "en")).isEqualTo(3);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("RETRACTED", "Wrong");
  }

  @Test
  void answersForPrograms_areOneObject() throws Exception {
    String key = world.signer().key().vkey();
    assertThat(run("verify", bundle.toString(), "--json", "--key", key)).isZero();
    var json = new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    assertThat(json.path("holds").asBoolean()).isTrue();
    assertThat(json.path("answers").findValuesAsText("answer"))
        .containsExactly("whole", "known", "own_word", "none", "same", "stands", "told");
  }

  @Test
  void wrongUse_isToldAllAtOnce() {
    int code =
        run("verify", "none.zip", "--lang", "de", "--key", "x", "--checkpoint", bundle.toString());
    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--lang", "--key", "--checkpoint", "none.zip");
  }

  @Test
  void witnessWhoDidNotSign_isMissed() {
    String key = world.signer().key().vkey();
    assertThat(run("verify", bundle.toString(), "--witness", key)).isEqualTo(1);
  }
}
