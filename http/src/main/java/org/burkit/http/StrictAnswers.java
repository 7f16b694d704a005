package org.burkit.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * Keeps from a client what OkHttp would make a fault of ours of: a status or a length below nothing
 * is no answer of HTTP (RFC 9110, sections 15 and 8.6), and a {@code Retry-After} of more seconds
 * than there are numbers for is as good as none (section 10.2.3).
 */
public final class StrictAnswers {
  private static final String RETRY_AFTER = "Retry-After";

  /** A date, or seconds of which there can be so many. */
  private static final Pattern MEANT = Pattern.compile("\\d{1,9}|.*\\D.*", Pattern.DOTALL);

  private StrictAnswers() {}

  /** Has that client take such answers only; before other interceptors of the network. */
  public static OkHttpClient.Builder in(OkHttpClient.Builder client) {
    return client.addNetworkInterceptor(StrictAnswers::strict);
  }

  private static Response strict(Interceptor.Chain chain) throws IOException {
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
    String again = response.header(RETRY_AFTER);
    return again == null || MEANT.matcher(again).matches()
        ? response
        : response.newBuilder().removeHeader(RETRY_AFTER).build();
  }
}
