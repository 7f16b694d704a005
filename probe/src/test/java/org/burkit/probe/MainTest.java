package org.burkit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path directory;

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
  void wrongArguments_areAllNamedAtOnceAndExitIs2() {
    int code =
        Main.run(
            "probe",
            "run",
            "--url",
            "ftp://a.example/",
            "--control",
            "nowhere",
            "--resolver",
            "dns.example",
            "--ca-file",
            directory.resolve("none.pem").toString(),
            "--lists",
            directory.resolve("none").toString(),
            "--parallel",
            "0",
            "--lang",
            "xx");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).startsWith("--").doesNotContain("Exception: \n"));
    assertThat(out.size()).isZero();
  }

  @Test
  void runs_answersEachLineWithTheCodeOfItsRunWhateverTheLine() {
    InputStream usualIn = System.in;
    System.setIn(
        new ByteArrayInputStream(
            """
            ["--help"]
            ["--bogus"]
            not JSON
            {"--help": true}
            """
                .getBytes(StandardCharsets.UTF_8)));
    int code;
    try {
      code = Main.run("probe", "runs");
    } finally {
      System.setIn(usualIn);
    }

    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("code")))
        .containsExactly("{\"code\":0}", "{\"code\":2}", "{\"code\":2}", "{\"code\":2}");
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--bogus", "expected an array of strings", "not JSON");
  }

  @Test
  void whatListsChoose_isNotMeasuredWhereNobodyAgreedAndNobodyCanBeAsked() {
    Path home = directory.resolve("home");
    int code = Main.run("probe", "run", "--home", home.toString(), "--lang", "en");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--consent 3", "\"burkit probe consent\"");
    assertThat(home).doesNotExist();
  }

  @Test
  void consentToAnotherText_isNone() {
    Path home = directory.resolve("home");
    int code =
        Main.run("probe", "run", "--home", home.toString(), "--lang", "ru", "--consent", "999");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--consent 999: текст");
    assertThat(home).doesNotExist();
  }

  @Test
  void consent_isShownWhereNobodyCanBeAsked() {
    int code = Main.run("probe", "consent", "--home", directory.toString(), "--lang", "kk");

    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("1/5", "5/5", "burkit probe forget --yes", "--consent 3");
    assertThat(directory.resolve("consent")).doesNotExist();
  }

  @Test
  void rehearsal_opensThePage_andLeavesNothing() {
    Path home = directory.resolve("home");

    assertThat(Main.run("probe", "rehearse", "--home", home.toString())).isZero();
    assertThat(err.size()).isZero();
    assertThat(home).doesNotExist();
  }

  @Test
  void portThatIsTaken_isNamed_withARemedy() throws Exception {
    Path home = directory.resolve("home");
    int code;
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());
      code = Main.run("probe", "daemon", "--home", home.toString(), "--lang", "en", "--port", port);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("Port " + port, "--port N");
    }
    assertThat(code).isEqualTo(2);
    assertThat(home.resolve("running")).doesNotExist();
  }

  @Test
  void portThatIsNone_isExit2() {
    int code = Main.run("probe", "daemon", "--home", directory.toString(), "--port", "70000");

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("0 to 65535", "70000");
  }

  @Test
  void unknownOption_isExit2() {
    assertThat(Main.run("probe", "run", "--bogus")).isEqualTo(2);
  }

  @Test
  void homeThatCannotBeMade_isExit3WithARemedy() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "no directory");

    assertThat(Main.run("probe", "status", "--home", file.resolve("x").toString())).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--home").doesNotContain("\tat ");
  }

  @Test
  void status_countsWhatWaits() {
    int code = Main.run("probe", "status", "--home", directory.toString(), "--lang", "en");

    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Waiting to be sent: 0");
  }

  @Test
  void forget_asksFirst() throws Exception {
    Main.run("probe", "status", "--home", directory.toString());

    assertThat(Main.run("probe", "forget", "--home", directory.toString())).isEqualTo(1);
    assertThat(directory.resolve("spool")).exists();
    assertThat(Main.run("probe", "forget", "--home", directory.toString(), "--yes")).isZero();
    assertThat(directory.resolve("spool")).doesNotExist();
  }
}
