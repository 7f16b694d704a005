package org.burkit.probe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnewTest {
  private static final int LIVES = 3;

  @TempDir Path directory;

  @Test
  void process_beginsAnewWithItsWordsAndNumber_andNothingOpen() throws Exception {
    Path diary = directory.resolve("diary");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Lives.class.getName(),
                diary.toString(),
                "бүркіт «two words»",
                "")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(said).isEqualTo("life 1\nlife 2\nlife 3\n");
    assertThat(process.exitValue()).isZero();
    List<String> lines = Files.readAllLines(diary);
    String us = process.pid() + " бүркіт «two words» ";
    assertThat(lines).containsExactly(us + "3 0", us + "4 0", us + "4 0");
  }

  /** Writes its number, its words and how many diaries it has open, and leaves one open. */
  static final class Lives {
    private Lives() {}

    public static void main(String[] words) throws IOException {
      Path diary = Path.of(words[0]);
      var open = Files.newOutputStream(diary, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      String line =
          ProcessHandle.current().pid()
              + " "
              + words[1]
              + " "
              + words.length
              + " "
              + leftOpen(diary);
      open.write((line + "\n").getBytes());
      int life = Files.readAllLines(diary).size();
      System.out.println("life " + life);
      if (life < LIVES) {
        Anew.marked("--again").begin();
      }
    }

    /** By lives before this one. */
    private static long leftOpen(Path diary) throws IOException {
      try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
        return descriptors.filter(file -> leadsTo(file, diary)).count() - 1;
      }
    }

    private static boolean leadsTo(Path descriptor, Path diary) {
      try {
        return Files.readSymbolicLink(descriptor).equals(diary.toRealPath());
      } catch (IOException e) {
        return false; // it was open for the listing
      }
    }
  }
}
