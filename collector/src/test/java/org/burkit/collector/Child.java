package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real collector in a process of its own, which can be killed. */
final class Child implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final Path output;

  private Child(Process process, int port, Path output) {
    this.process = process;
    this.port = port;
    this.output = output;
  }

  /** Started and ready, with these options besides. */
  static Child serving(Path data, String... options) throws Exception {
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "collector",
                "serve",
                "--data",
                data.toString(),
                "--listen",
                "127.0.0.1:" + port));
    command.addAll(List.of(options));
    Path output = Files.createDirectories(data).resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start();
    var child = new Child(process, port, output);
    try {
      child.awaitReady();
      return child;
    } catch (Exception | Error e) {
      child.close();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** Dies in mid-flight. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private void awaitReady() throws Exception {
    Instant patience = Instant.now().plus(PATIENCE);
    try (Http http = new Http(port)) {
      while (true) {
        try {
          assertThat(http.get("/healthz").statusCode()).isEqualTo(200);
          return;
        } catch (IOException notYet) {
          assertThat(process.isAlive()).as(this::said).isTrue();
          assertThat(Instant.now()).as(this::said).isBefore(patience);
          process.waitFor(20, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  private String said() {
    try {
      return Files.readString(output, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "no output";
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
