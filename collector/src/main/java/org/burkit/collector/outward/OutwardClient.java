package org.burkit.collector.outward;

import java.net.Proxy;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.burkit.http.StrictAnswers;

/**
 * How strangers' servers are asked over HTTP: only where the filter lets us, by no proxy, following
 * no redirect, and whatever they answer is an answer or an {@link java.io.IOException}.
 */
public final class OutwardClient {
  private OutwardClient() {}

  /**
   * What all such clients have in common.
   *
   * @param portOfUrl which port besides the web's is meant
   * @param patience for the whole of a question and its answer
   */
  public static OkHttpClient.Builder builder(
      ConnectFilter filter, int portOfUrl, Duration patience) {
    return StrictAnswers.in(new OkHttpClient.Builder())
        .socketFactory(new FilteredSockets(filter, portOfUrl))
        .proxy(Proxy.NO_PROXY)
        .followRedirects(false)
        .callTimeout(patience)
        .readTimeout(patience);
  }

  /** Ends what a client keeps open: its threads and connections. */
  public static void close(OkHttpClient client) {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
