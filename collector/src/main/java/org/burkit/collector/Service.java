package org.burkit.collector;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Keeps a running service until the process is told to end, then closes it in order. */
final class Service {
  private Service() {}

  /** Blocks until SIGTERM or SIGINT; everything of {@code service} is closed when it returns. */
  static int runUntilStopped(Closeable service) throws IOException {
    var stop = new CountDownLatch(1);
    var closed = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stop.countDown();
              awaitQuietly(closed);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      awaitQuietly(stop);
      service.close();
      return 0;
    } finally {
      closed.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
