package org.burkit.collector.alert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.outward.OutwardClient;
import org.burkit.model.HmacSha256;

/**
 * Sends signed requests as Standard Webhooks describes them ({@code webhook-id}, {@code
 * webhook-timestamp}, {@code webhook-signature}; standardwebhooks.com): HMAC-SHA-256 over id, time
 * and body, with full stops between. Follows no redirect, asks no proxy, and connects to no network
 * around us. Any thread.
 */
final class Messenger {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OkHttpClient client;
  private final Hook hook;

  Messenger(Hook hook, ConnectFilter filter) {
    this.hook = hook;
    HttpUrl url = HttpUrl.get(hook.url());
    this.client =
        OutwardClient.builder(filter, url == null ? 443 : url.port(), PATIENCE)
            .retryOnConnectionFailure(false)
            .build();
  }

  /** What the other side makes of a piece of news. */
  enum Reply {
    TAKEN,
    /** Its status is one of 4xx: the same may well be refused again. */
    REFUSED,
    /** Nobody wants to be told anything there any more (410). */
    GONE
  }

  /**
   * Returns once the other side has decided.
   *
   * @throws IOException where it may decide otherwise soon: no answer, a redirect, a fault of its
   *     own, too many requests (429) or too slow a one (408)
   */
  Reply send(String id, String body, Instant now) throws IOException {
    String time = String.valueOf(now.getEpochSecond());
    var request =
        new Request.Builder()
            .url(hook.url().toString())
            .header("webhook-id", id)
            .header("webhook-timestamp", time)
            .header("webhook-signature", "v1," + signature(id, time, body))
            .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return reply(response.code());
    }
  }

  private static Reply reply(int status) throws IOException {
    if (status / 100 == 2) {
      return Reply.TAKEN;
    }
    if (status / 100 != 4 || status == 408 || status == 429) {
      throw new IOException("the answer was " + status);
    }
    return status == 410 ? Reply.GONE : Reply.REFUSED;
  }

  private String signature(String id, String time, String body) {
    byte[] secret = hook.secret().getBytes(StandardCharsets.UTF_8);
    byte[] signed = (id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(HmacSha256.of(secret, signed));
  }

  void close() {
    OutwardClient.close(client);
  }
}
