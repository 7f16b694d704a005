package org.burkit.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.daemon.Handover;
import org.burkit.probe.home.Home;
import org.burkit.probe.page.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon as a process of its own, as it is after it has begun anew. */
class DaemonCommandTest {
  private static final long PATIENCE = 30;

  @TempDir Path directory;

  @Test
  void daemonThatBeganAnew_isWhereItWas_saysNothing_andGivesNoConsentAgain() throws Exception {
    Home home = Home.open(directory.resolve("home"));
    Files.writeString(home.running(), "1\n\n");
    String path = "/" + "a".repeat(32);
    Keys keys = new Keys(freePort(), path, "b".repeat(32), "c".repeat(32), "d".repeat(32));
    try (WatchService watch = home.directory().getFileSystem().newWatchService()) {
      home.directory().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = begin(home, keys.text(), "--again");

      assertThat(address(home, watch))
          .isEqualTo("http://127.0.0.1:" + keys.port() + "/?key=" + keys.key());
      assertThat(status(keys.port(), path + "/", "burkit=" + keys.session())).isEqualTo(200);
      assertThat(home.consent()).doesNotExist();
      assertThat(home.handover()).doesNotExist();
      assertThat(said()).content().doesNotContain(keys.key());
      end(home, process);
    }
  }

  @Test
  void daemonThatBeginsAnewWhereAllWasDeleted_leavesNothing() throws Exception {
    Home home = new Home(directory.resolve("home"));
    Process process = begin(home, "", "--again");

    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(home.directory()).doesNotExist();
  }

  @Test
  void consentThatWasWithdrawn_isNotGivenByAnOption() throws Exception {
    Home home = Home.open(directory.resolve("home"));
    Consent.withdraw(home);
    try (WatchService watch = home.directory().getFileSystem().newWatchService()) {
      home.directory().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Process process = begin(home, "", "--json");

      assertThat(address(home, watch)).startsWith("http://127.0.0.1:");
      assertThat(Consent.isGiven(home)).isFalse();
      end(home, process);
    }
  }

  private Process begin(Home home, String left, String last) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Begun.class.getName(),
            home.directory().toString(),
            left,
            last)
        .redirectErrorStream(true)
        .redirectOutput(said().toFile())
        .start();
  }

  private Path said() {
    return directory.resolve("said");
  }

  private static void end(Home home, Process process) throws Exception {
    Files.delete(home.running());
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** That of the page, once it is there. */
  private static String address(Home home, WatchService watch)
      throws IOException, InterruptedException {
    while (true) {
      List<String> lines =
          Files.exists(home.running()) ? Files.readAllLines(home.running()) : List.of();
      if (lines.size() > 1 && !lines.get(1).isEmpty()) {
        return lines.get(1);
      }
      WatchKey changed = watch.poll(PATIENCE, TimeUnit.SECONDS);
      assertThat(changed).as("the daemon writes where its page is").isNotNull();
      changed.pollEvents();
      changed.reset();
    }
  }

  private static int status(int port, String path, String cookie)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Cookie", cookie)
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Leaves itself something, and is then what comes after it. */
  static final class Begun {
    private Begun() {}

    public static void main(String[] words) throws IOException {
      if (!words[1].isEmpty()) {
        Handover.leave(words[1], Home.open(Path.of(words[0])));
      }
      System.exit(
          Main.run(
              "probe",
              "daemon",
              "--home",
              words[0],
              "--port",
              "0",
              "--consent",
              "2",
              "--lang",
              "en",
              words[2]));
    }
  }
}
