package org.burkit.collector.partner;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.outward.OutwardClient;

/**
 * Another collector over HTTP: one request at a time, each bounded in size and time. Follows no
 * redirect, asks no proxy, and connects only where the filter lets it. One thread.
 */
public final class Remote implements Closeable {
  private static final MediaType TEXT = MediaType.get("text/plain; charset=utf-8");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OkHttpClient client;
  private final HttpUrl base;

  /**
   * One at that address.
   *
   * @param address such as {@code https://burkit.example}
   */
  public Remote(URI address, ConnectFilter filter) {
    this.base = Objects.requireNonNull(HttpUrl.get(address));
    this.client = OutwardClient.builder(filter, base.port(), PATIENCE).build();
  }

  /**
   * What lies at a path, which may have a query.
   *
   * @throws IOException also where the answer is not 200, or has more bytes than that
   */
  byte[] get(String path, int most) throws IOException {
    try (Response response = client.newCall(request(path).get().build()).execute()) {
      if (response.code() != 200) {
        throw new IOException(path + ": expected 200, the answer was " + response.code());
      }
      BufferedSource body = response.body().source();
      if (body.request(most + 1L)) {
        throw new IOException(path + ": expected at most " + most + " bytes, got more");
      }
      return body.readByteArray();
    }
  }

  /** False where the other side did not want it. */
  boolean post(String path, String body) throws IOException {
    RequestBody bytes = RequestBody.create(body.getBytes(StandardCharsets.UTF_8), TEXT);
    try (Response response = client.newCall(request(path).post(bytes).build()).execute()) {
      return response.isSuccessful();
    }
  }

  /** Uncompressed, so that what is bounded is what comes over the line. */
  private Request.Builder request(String path) {
    return new Request.Builder()
        .url(Objects.requireNonNull(base.resolve(path)))
        .header("accept-encoding", "identity");
  }

  @Override
  public void close() {
    OutwardClient.close(client);
  }
}
