package org.burkit.collector;

import java.nio.file.Path;
import java.time.Instant;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Each test asks a collector of its own, over HTTP, whose clock the test sets. */
abstract class Served {
  static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  static final String[] THREE = {"p1", "p2", "p3"};

  @TempDir Path data;
  Instant now = NOON.plusSeconds(60);
  CollectorServer server;
  Http http;

  @BeforeEach
  void start() throws Exception {
    server = CollectorServer.start(TestSettings.in(data), NetworkLookup.none(), () -> now);
    http = new Http(server.port());
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
  }

  /** Three probes of that network find the site so, and it is judged. */
  void submit(boolean blocked, int asn) throws Exception {
    for (String probe : THREE) {
      http.postJson(
          "/api/v1/measurements",
          blocked ? Samples.blocked(probe, asn, NOON) : Samples.accessible(probe, asn, NOON));
    }
    http.awaitAllIsWell();
  }
}
