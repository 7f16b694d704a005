package org.burkit.lab.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.world.Relay;

/**
 * A server of the project that runs in the lab and is ready. Any thread may call.
 *
 * @param inside where programs in the lab reach it
 */
public record Service(Process process, Endpoint inside, Relay relay) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Its URL for programs in the lab. */
  public String urlInside() {
    return "http://" + inside;
  }

  /** Its URL for programs on the host. */
  public URI urlOutside(String path) {
    return URI.create("http://127.0.0.1:" + relay.port() + path);
  }

  /** The body that it gives at a path. */
  public String get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(urlOutside(path)).timeout(Duration.ofSeconds(5)).build();
    HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("GET " + path + " gave " + response.statusCode());
    }
    return response.body();
  }

  /** Waits until {@code /healthz} says yes; throws if the process ends first or takes too long. */
  void awaitHealthy(ProgramLog log) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      if (!process.isAlive()) {
        throw new ProgramException(log.lastWords("ended with code " + process.exitValue()));
      }
      try {
        get("/healthz");
        return;
      } catch (IOException e) {
        Thread.sleep(PAUSE);
      }
    }
    throw new ProgramException(log.lastWords("was not ready after " + PATIENCE.toSeconds() + " s"));
  }

  @Override
  public void close() {
    relay.close();
    process.destroy();
  }
}
