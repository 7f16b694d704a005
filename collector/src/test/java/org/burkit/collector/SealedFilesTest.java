package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Position;
import org.burkit.collector.vantage.NetworkLookup;
import org.burkit.envelope.SealedOutput;
import org.burkit.envelope.SealingKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What volunteers sealed, from the collector's key to its journal. */
class SealedFilesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir private Path directory;

  private final PrintStream usualErr = System.err;
  private final PrintStream usualOut = System.out;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setErr(usualErr);
    System.setOut(usualOut);
  }

  @Test
  void key_isMadeOnce_forItsOwnerAlone_andHandedOutAtTheWellKnownPlace() throws Exception {
    SealingKey key = key();
    assertThat(key()).isEqualTo(key);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(data().resolve("opening-keys"))))
        .isEqualTo("rw-------");

    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(data()), NetworkLookup.none(), InstantSource.system());
        Http http = new Http(server.port())) {
      assertThat(http.get("/.well-known/burkit-seal-key").body()).isEqualTo(key.text() + "\n");
      SealingKey next = key("--new");
      assertThat(next).isNotEqualTo(key);
      assertThat(http.get("/.well-known/burkit-seal-key").body()).isEqualTo(next.text() + "\n");
    }
  }

  @Test
  void collectorWithoutAKey_saysThatItTakesNone() throws Exception {
    try (CollectorServer server =
            CollectorServer.start(
                TestSettings.in(data()), NetworkLookup.none(), InstantSource.system());
        Http http = new Http(server.port())) {
      assertThat(http.get("/.well-known/burkit-seal-key").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void sealedFile_isTakenInOnce_alsoByAnOlderKey() throws Exception {
    SealingKey key = key();
    Path file = write("a", sealed(key, Zstd.compress(lines(0, 5))));
    Path again = write("b", sealed(key("--new"), lines(3, 7)));

    assertThat(imported(file, again)).isZero();
    assertThat(said()).contains("accepted 7, there already 2, not kept 0");
  }

  @Test
  void sealedFiles_haveOneVoiceForEachGiver_otherFilesOneForEachPseudonym() throws Exception {
    SealingKey key = key();
    assertThat(imported(write("a", sealed(key, lines(0, 3))), write("b", sealed(key, lines(3, 6)))))
        .isZero();
    assertThat(voices()).hasSize(1).doesNotContain(0L);

    assertThat(imported("--from", "editor of a paper", write("c", sealed(key, lines(6, 9)))))
        .isZero();
    assertThat(voices()).hasSize(2).doesNotContain(0L);

    assertThat(imported(write("d", lines(9, 12)))).isZero();
    assertThat(voices()).hasSize(3).contains(0L);
  }

  @Test
  void keyThatIsNotHere_isNamed() throws Exception {
    Path file = write("a", sealed(key(), lines(0, 2)));
    String id = key().id();
    Files.delete(data().resolve("opening-keys"));

    assertThat(imported(file)).isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("a: sealed to the key " + id + ", which is not here");
  }

  @Test
  void tornFile_isSaidToBeSo_andNothingOfItsLastChunkIsTaken() throws Exception {
    byte[] whole = sealed(key(), lines(0, 3));

    assertThat(imported(write("torn", Arrays.copyOf(whole, whole.length - 1))))
        .isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("torn: ", "it ends too early");
    assertThat(imported(write("whole", whole))).isZero();
    assertThat(said()).contains("accepted 3, there already 0");
  }

  @Test
  void alteredFile_isSaidToBeSo() throws Exception {
    byte[] file = sealed(key(), lines(0, 3));
    file[100] ^= 1;

    assertThat(imported(write("altered", file))).isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("altered: ", "it was altered");
  }

  @Test
  void fileThatGrowsWithoutBound_isLeftWhereItPassesWhatAProbeKeeps() throws Exception {
    byte[] much = new byte[1 << 20];
    Arrays.fill(much, (byte) ' ');
    Arrays.fill(much, much.length - 1, much.length, (byte) '\n');
    var packed = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      packed.writeBytes(Zstd.compress(much));
    }

    assertThat(imported(write("bomb", sealed(key(), packed.toByteArray()))))
        .isEqualTo(Main.ENVIRONMENT);
    assertThat(said()).contains("bomb: ", "more than any probe keeps");
  }

  private static byte[] lines(int from, int to) throws IOException {
    var lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      lines.append(
          Samples.line(Samples.accessible("p" + i, 64501, NOON.plus(Duration.ofHours(i)))));
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] sealed(SealingKey key, byte[] plain) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var sealing = new SealedOutput(file, key)) {
      sealing.write(plain);
    }
    return file.toByteArray();
  }

  private SealingKey key(String... options) {
    out.reset();
    String[] fixed = {"collector", "seal-key", "--data", data().toString()};
    assertThat(
            Main.run(
                Stream.concat(Arrays.stream(fixed), Arrays.stream(options)).toArray(String[]::new)))
        .isZero();
    return SealingKey.parse(out.toString(StandardCharsets.UTF_8)).orElseThrow();
  }

  private int imported(Object... arguments) {
    String[] fixed = {"collector", "import", "--data", data().toString()};
    return Main.run(
        Stream.concat(Arrays.stream(fixed), Arrays.stream(arguments).map(Object::toString))
            .toArray(String[]::new));
  }

  private Set<Long> voices() throws Exception {
    var voices = new HashSet<Long>();
    try (FileJournal journal =
        FileJournal.open(data().resolve("journal"), JournalLimits.standard())) {
      for (var block = journal.read(Position.START);
          block.isPresent();
          block = journal.read(block.get().next())) {
        block.get().entries().forEach(entry -> voices.add(entry.envelope().prefix()));
      }
    }
    return voices;
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(directory.resolve(name), bytes);
  }

  private Path data() {
    return directory.resolve("data");
  }

  private String said() {
    String text = err.toString(StandardCharsets.UTF_8);
    err.reset();
    return text;
  }
}
