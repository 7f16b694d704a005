package org.burkit.bench.collector;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.burkit.lab.program.Binaries;

/** A real collector in a process of its own. One thread. */
public final class Running implements Closeable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Process process;
  private final int port;
  private final HttpClient client = HttpClient.newHttpClient();

  private Running(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it over a directory, without limits, and waits until it answers. */
  static Running start(Path data) throws IOException, InterruptedException {
    return start(data, List.of("--per-hour", "1000000000"));
  }

  /**
   * The same with other options.
   *
   * @param options of {@code collector serve}, beside where it listens and where its data is; its
   *     log is beside the data
   */
  public static Running start(Path data, List<String> options)
      throws IOException, InterruptedException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Binaries.find().launcher().toString(),
                "collector",
                "serve",
                "--data",
                data.toString(),
                "--listen",
                "127.0.0.1:" + port));
    command.addAll(options);
    File log = data.resolveSibling(data.getFileName() + ".log").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().put("BURKIT_NO_BUILD", "1");
    var running = new Running(builder.start(), port);
    running.awaitAnswer();
    return running;
  }

  private void awaitAnswer() throws InterruptedException, IOException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp && process.isAlive()) {
      try {
        get("/healthz");
        return;
      } catch (IOException e) {
        Thread.sleep(Duration.ofMillis(50));
      }
    }
    close();
    throw new IOException("the collector did not answer within " + PATIENCE.toSeconds() + " s");
  }

  public int port() {
    return port;
  }

  /** Waits until all that came in has been judged, and says how long that took. */
  Duration awaitFolded() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (!isFolded()) {
      Thread.sleep(Duration.ofMillis(50));
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** True where all that came in has been judged. */
  public boolean isFolded() throws IOException, InterruptedException {
    return get("/healthz").contains("\"fold_caught_up\":true");
  }

  /** Ends it without a word, as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
    client.close();
  }

  public String get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
  }

  int post(String path, byte[] body) throws IOException, InterruptedException {
    HttpRequest post =
        request(path)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
  }

  /** The largest resident set so far, in megabytes (VmHWM of proc(5)). */
  public double peakMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
