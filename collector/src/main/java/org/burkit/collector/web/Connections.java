package org.burkit.collector.web;

import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections that are open: at most so many at once, and none that stays long without a whole
 * request header, however slowly it drips. Any event loop may call it.
 */
final class Connections {
  /** Bounds memory; each holds some kilobytes. */
  static final int MOST = 20_000;

  private final Map<HttpConnection, Instant> since = new ConcurrentHashMap<>();
  private final Set<HttpConnection> ending = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final InstantSource clock;

  Connections(Duration patience, InstantSource clock) {
    this.patience = patience;
    this.clock = clock;
  }

  void opened(HttpConnection connection) {
    if (since.size() >= MOST) {
      connection.close();
      return;
    }
    since.put(connection, clock.instant());
    connection.closeHandler(_ -> {
      since.remove(connection);
      ending.remove(connection);
    });
  }

  /** Nothing that comes over it is a request any more; it is closed once this was answered. */
  void end(HttpConnection connection) {
    ending.add(connection);
  }

  boolean isEnding(HttpConnection connection) {
    return ending.contains(connection);
  }

  /** A request's header is whole: until it is answered the connection has all the time it needs. */
  void asked(HttpConnection connection) {
    since.replace(connection, Instant.MAX);
  }

  void answered(HttpConnection connection) {
    since.replace(connection, clock.instant());
  }

  /** Closes those that have kept us waiting for too long. */
  void sweep() {
    Instant late = clock.instant().minus(patience);
    since.forEach((connection, from) -> {
      if (from.isBefore(late)) {
        connection.close();
      }
    });
  }
}
