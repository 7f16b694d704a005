package org.burkit.collector.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a running server its renewed certificate; connections under way keep the old one. One
 * thread at a time.
 */
final class Renewal {
  private static final Logger log = LoggerFactory.getLogger(Renewal.class);

  private final HttpServer server;
  private final PemFiles files;
  private PemFiles.Content shown;

  Renewal(HttpServer server, PemFiles files, PemFiles.Content shown) {
    this.server = server;
    this.files = files;
    this.shown = shown;
  }

  /**
   * Where the files changed and fit together, the server shows what they say from now on. Ends once
   * that is so, or once it is plain that it will not be.
   */
  Future<?> look() {
    try {
      PemFiles.Content found = files.read();
      return found.equals(shown) ? Future.succeededFuture() : take(found);
    } catch (IOException e) {
      log.warn("the certificate stays as it is: {}", e.toString());
      return Future.succeededFuture();
    }
  }

  private Future<?> take(PemFiles.Content found) {
    return server
        .updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(found.options()))
        .onSuccess(_ -> {
          shown = found;
          log.info("the renewed certificate in {} is shown from now on", files.chain());
        })
        .onFailure(why -> log.warn("the certificate stays as it is: {}", why.getMessage()))
        .otherwise(false);
  }
}
