package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.collector.web.TestPem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest extends Served {
  private static final Path WORDS = Path.of("src/main/resources/org/burkit/collector/doctor");
  private static final Path CODE = Path.of("src/main/java/org/burkit/collector/doctor");
  private static final Pattern KEY = Pattern.compile("(?m)^([a-z.]+)=");
  private static final Pattern FOUND = Pattern.compile("Finding\\.\\w+\\(\\s*\"([a-z.]+)\"");

  @TempDir Path elsewhere;

  private List<String> wrong(Object... options) {
    return said(options).stream().filter(line -> !line.startsWith("+ ")).toList();
  }

  private List<String> said(Object... options) {
    var before = System.out;
    var out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    int exit;
    try {
      exit =
          Main.run(
              Stream.concat(
                      Stream.of("collector", "doctor", "--data", data, "--lang", "en"),
                      Stream.of(options))
                  .map(String::valueOf)
                  .toArray(String[]::new));
    } finally {
      System.setOut(before);
    }
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(exit).isEqualTo(lines.stream().allMatch(line -> line.startsWith("+ ")) ? 0 : 1);
    return lines;
  }

  private void logged() throws Exception {
    Instant patience = Instant.now().plus(Duration.ofMinutes(2));
    while (http.get("/log/checkpoint").body().contains("\n0\n")) {
      assertThat(Instant.now()).isBefore(patience);
    }
  }

  private String address() {
    return "http://127.0.0.1:" + server.port();
  }

  @Test
  void aCollectorThatIsWell_isSaidToBe_whetherItRunsOrNot() throws Exception {
    submit(true, 64501);
    logged();
    assertThat(Main.run("collector", "backup", elsewhere + "/copy", "--data", data.toString()))
        .isZero();
    Path certificate = Files.writeString(elsewhere.resolve("chain.pem"), "");
    Path config = elsewhere.resolve("collector.conf");
    Files.writeString(config, "tls-cert = " + certificate + "\ntls-key = " + certificate + "\n");

    List<String> running = said("--ask", address(), "--copy", elsewhere.resolve("copy"));
    assertThat(running)
        .anyMatch(line -> line.startsWith("+ The collector answers"))
        .anyMatch(line -> line.startsWith("+ Measurements since its start: 3"))
        .anyMatch(line -> line.startsWith("+ The transparency log has the root"))
        .anyMatch(line -> line.startsWith("+ The copy's age in hours: 0"))
        .noneMatch(line -> line.startsWith("! "));
    stop();
    assertThat(said()).noneMatch(line -> line.startsWith("! "));
    assertThat(wrong("--config", config)).anyMatch(line -> line.contains("cannot be read"));
    Files.writeString(certificate, TestPem.of("burkit.example").chain());
    assertThat(wrong("--config", config))
        .anyMatch(line -> line.startsWith("? The certificate ends at"));
    assertThat(wrong("--ask", "http://127.0.0.1:1"))
        .anyMatch(line -> line.startsWith("! The collector does not answer at"));
    start();
  }

  @Test
  void whatIsAmiss_isNamed_withWhatToDo() throws Exception {
    submit(true, 64501);
    logged();
    stop();
    Path salt = data.resolve("prefix-salt");
    Files.setPosixFilePermissions(salt, PosixFilePermissions.fromString("rw-r--r--"));
    Path segment = data.resolve("journal/segment-0000000001.bkj");
    Files.setLastModifiedTime(segment, FileTime.from(Instant.now().plus(Duration.ofDays(2))));
    Path tile;
    try (Stream<Path> tiles = Files.list(data.resolve("evidence/log/tile/0/000.p"))) {
      tile = tiles.findFirst().orElseThrow();
    }
    byte[] tileBytes = Files.readAllBytes(tile);
    Files.write(tile, new byte[tileBytes.length]);
    Path key = data.resolve("evidence/log-key");
    byte[] keyBytes = Files.readAllBytes(key);
    Files.delete(key);

    assertThat(wrong("--copy", elsewhere))
        .anyMatch(line -> line.contains("prefix-salt. Run chmod 600"))
        .anyMatch(line -> line.contains("segment-0000000001.bkj was written later"))
        .anyMatch(line -> line.startsWith("! The transparency log is not as its last"))
        .anyMatch(line -> line.contains("log-key, is gone"))
        .anyMatch(line -> line.startsWith("! There is no copy in"));

    byte[] damaged = Files.readAllBytes(segment);
    damaged[100] ^= 1;
    Files.write(segment, damaged);
    assertThat(wrong()).anyMatch(line -> line.startsWith("! The journal is damaged"));
    damaged[100] ^= 1;
    Files.write(segment, damaged);
    Files.write(tile, tileBytes);
    Files.write(key, keyBytes);
    start();
  }

  @Test
  void threeLanguages_haveASentenceForEachFinding_andNoOther() throws Exception {
    Set<String> found;
    try (Stream<Path> files = Files.list(CODE)) {
      found = files.flatMap(file -> found(FOUND, file).stream()).collect(Collectors.toSet());
    }
    for (String language : List.of("kk", "ru", "en")) {
      assertThat(found(KEY, WORDS.resolve("words_" + language + ".properties")))
          .as(language)
          .isEqualTo(found);
    }
    assertThat(Main.run("collector", "doctor", "--data", data.toString(), "--lang", "de"))
        .isEqualTo(Main.WRONG_USE);
    assertThat(Main.run("collector", "doctor")).isEqualTo(Main.WRONG_USE);
  }

  private static Set<String> found(Pattern pattern, Path file) {
    try {
      return pattern
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
