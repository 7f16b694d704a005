package org.burkit.probe.net;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.burkit.model.fuzz.PlayedSockets;

/** The probe's client for our own services, for tests that keep no connection. */
public final class PlayedClient {
  private static final OkHttpClient CLIENT =
      new Network(List.of(), InstantSource.system(), Duration.ZERO)
          .client(List.of())
          .newBuilder()
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .build();

  private PlayedClient() {}

  /** Its every connection reads those bytes. */
  public static OkHttpClient reading(byte[] said) {
    return CLIENT.newBuilder().socketFactory(new PlayedSockets(said)).build();
  }

  /** Over connections of the system. */
  public static OkHttpClient connecting() {
    return CLIENT;
  }
}
