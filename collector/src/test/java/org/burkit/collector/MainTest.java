package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  @TempDir Path directory;

  @Test
  void portInUse_isExit3_forCollectorAndControl() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      String data = directory.resolve("data").toString();
      assertThat(Main.run("collector", "serve", "--data", data, "--listen", listen)).isEqualTo(3);
      assertThat(Main.run("control", "serve", "--listen", listen)).isEqualTo(3);
    }
  }

  @Test
  void dataDirectoryInUse_isExit3() throws Exception {
    Path journal = DataDirectory.journal(directory);
    try (FileJournal held = FileJournal.open(journal, JournalLimits.standard())) {
      assertThat(held.trouble()).isEmpty();
      assertThat(Main.run("collector", "rebuild", "--data", directory.toString())).isEqualTo(3);
    }
  }

  @Test
  void databaseThatIsAway_isExit3() {
    String away = "jdbc:postgresql://127.0.0.1:1/burkit";
    String data = directory.toString();
    assertThat(Main.run("collector", "serve", "--data", data, "--postgres", away)).isEqualTo(3);
    assertThat(Main.run("collector", "rebuild", "--data", data, "--postgres", away)).isEqualTo(3);
    assertThat(Main.run("collector", "serve", "--data", data, "--postgres", "x")).isEqualTo(2);
    assertThat(Main.run("collector", "serve", "--data", data, "--kafka", "h:9092")).isEqualTo(2);
    assertThat(Main.run("collector", "serve", "--data", data, "--kafka", "h", "--postgres", away))
        .isEqualTo(2);
  }

  @Test
  void wrongUse_isExit2() {
    assertThat(Main.run()).isEqualTo(2);
    assertThat(Main.run("collector", "serve")).isEqualTo(2);
    assertThat(Main.run("control", "serve", "--listen", "nowhere")).isEqualTo(2);
    assertThat(Main.run("control", "serve", "--ca-file", directory.resolve("no").toString()))
        .isEqualTo(2);
    assertThat(Main.run("analyse", directory.resolve("no").toString())).isEqualTo(2);
  }

  @Test
  void configFile_isAsIfItStoodOnTheCommandLine() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = directory.resolve("collector.conf");
      Files.writeString(
          file,
          "# where it lies\n\ndata = %s\nlisten=127.0.0.1:%d\ncontrol = https://a.example/\n control = https://b.example/\n"
              .formatted(directory.resolve("data"), taken.getLocalPort()));
      assertThat(Main.run("collector", "serve", "--config", file.toString())).isEqualTo(3);
      assertThat(Main.run("collector", "serve", "--config=" + file)).isEqualTo(3);
      assertThat(Main.run("collector", "serve", "--per-hour", "0", "--config", file.toString()))
          .isEqualTo(2);
    }
  }

  @Test
  void faultsOfAConfigFile_areAllNamedWithTheirLines() throws Exception {
    Path file = directory.resolve("collector.conf");
    Files.writeString(file, "data = x\nlissten = 1\nlisten\nconfig = more.conf\n");
    StringWriter said = new StringWriter();
    var serve = new CommandLine(new CollectorCommand.Serve()).setErr(new PrintWriter(said, true));
    assertThat(serve.execute("--config", file.toString())).isEqualTo(2);
    assertThat(said.toString())
        .contains(file + ":2: expected one of ", "listen, ", "got lissten")
        .contains(file + ":3: expected a line such as listen = 127.0.0.1:8080, got listen")
        .contains(file + ":4: ", "got config");
    assertThat(Main.run("collector", "serve", "--config", directory.resolve("no").toString()))
        .isEqualTo(2);
    assertThat(Main.run("collector", "serve", "--config")).isEqualTo(2);
  }

  @Test
  void listsCheck_isExit0ForOurs_andExit1ForFaultyOnes() throws Exception {
    assertThat(Main.run("lists", "check")).isZero();
    Files.writeString(directory.resolve("services.yaml"), "- nonsense: 1\n");
    assertThat(Main.run("lists", "check", directory.toString())).isEqualTo(1);
  }

  @Test
  void othersLists_areKeptOnlyWithYes() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("kz.csv"),
            "url,category_code,category_description,date_added,source,notes\n"
                + "https://a.example/,NEWS,News Media,2020-01-01,someone,\n");
    Path into = directory.resolve("others");

    assertThat(Main.run("lists", "sync", file.toString(), "--into", into.toString())).isZero();
    assertThat(into).doesNotExist();
    assertThat(Main.run("lists", "sync", file.toString(), "--into", into.toString(), "--yes"))
        .isZero();
    assertThat(into.resolve("kz.csv")).exists();
  }

  @Test
  void listsThatCannotBeRead_areExit1ForWhoCountsThem() throws Exception {
    assertThat(Main.run("lists", "stats", "--json")).isZero();
    Files.writeString(directory.resolve("services.yaml"), "- nonsense: 1\n");
    assertThat(Main.run("lists", "stats", directory.toString())).isEqualTo(1);
    assertThat(Main.run("lists", "diff", directory.toString())).isZero();
  }

  @Test
  void rebuildOfAnEmptyDirectory_isExit0() {
    assertThat(Main.run("collector", "rebuild", "--data", directory.toString())).isZero();
  }
}
