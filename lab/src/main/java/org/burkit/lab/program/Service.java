package org.burkit.lab.program;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.world.Relay;

/** A server of the project that runs in the lab and is ready. Any thread may call. */
public final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Process process;
  private final HttpClient client;
  private final String scheme;
  private final Endpoint inside;
  private final Relay relay;
  private final ProgramLog log;

  /**
   * @param trust of whom answers over TLS; empty for one that answers in clear
   */
  Service(
      Process process, Optional<SSLContext> trust, Endpoint inside, Relay relay, ProgramLog log) {
    this.process = process;
    this.scheme = trust.isPresent() ? "https://" : "http://";
    this.client = client(trust);
    this.inside = inside;
    this.relay = relay;
    this.log = log;
  }

  private static HttpClient client(Optional<SSLContext> trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    trust.ifPresent(builder::sslContext);
    return builder.build();
  }

  /** Its URL for programs in the lab. */
  public String urlInside() {
    return scheme + inside;
  }

  /**
   * The body that it gives at a path.
   *
   * @throws ProgramException if it has ended
   */
  public String get(String path) throws IOException, InterruptedException {
    URI uri = URI.create(scheme + "127.0.0.1:" + relay.port() + path);
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException("GET " + path + " gave " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      if (!process.isAlive()) {
        throw new ProgramException(log.lastWords("ended with code " + process.exitValue()));
      }
      throw e;
    }
  }

  /** Waits until {@code /healthz} says yes; throws if the process ends first or takes too long. */
  void awaitHealthy() throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < giveUp) {
      try {
        get("/healthz");
        return;
      } catch (IOException e) {
        Thread.sleep(PAUSE);
      }
    }
    throw new ProgramException(log.lastWords("was not ready after " + PATIENCE.toSeconds() + " s"));
  }

  /** Asks it to end and waits until it has, however much it has to write before. */
  public void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE)) {
      throw new ProgramException(log.lastWords("did not end in " + PATIENCE.toSeconds() + " s"));
    }
  }

  @Override
  public void close() {
    relay.close();
    process.destroy();
  }
}
