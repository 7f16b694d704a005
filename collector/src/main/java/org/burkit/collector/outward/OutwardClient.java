package org.burkit.collector.outward;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * How strangers' servers are asked over HTTP: only where the filter lets us, by no proxy, following
 * no redirect, and whatever they answer, nothing but an {@link IOException} comes of it.
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
    return new OkHttpClient.Builder()
        .socketFactory(new FilteredSockets(filter, portOfUrl))
        .addNetworkInterceptor(OutwardClient::measurable)
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

  /** A status or a length below nothing would come out of OkHttp as a fault of ours. */
  private static Response measurable(Interceptor.Chain chain) throws IOException {
    Response response;
    try {
      response = chain.proceed(chain.request());
    } catch (IllegalStateException e) {
      throw new ProtocolException("no answer of HTTP: " + e.getMessage());
    }
    String length = response.header("Content-Length", "");
    if (length != null && length.startsWith("-")) {
      throw new ProtocolException("a body of " + length + " bytes");
    }
    return response;
  }
}
