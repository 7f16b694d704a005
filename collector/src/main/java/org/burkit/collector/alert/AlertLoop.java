package org.burkit.collector.alert;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.loop.GrowingPause;
import org.burkit.collector.store.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for news again and again, by a thread of its own; after failures at growing pauses. */
final class AlertLoop implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(AlertLoop.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final String name;
  private final Teller teller;
  private final GrowingPause pause;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private int failures;

  AlertLoop(String name, Teller teller, Duration usual) {
    this.name = name;
    this.teller = teller;
    this.pause = new GrowingPause(usual, LONGEST_PAUSE);
    this.thread = Thread.ofVirtual().name("alerts-" + name).start(this::run);
  }

  private void run() {
    try {
      do {
        look();
      } while (!stop.await(pause.after(1 + failures).toMillis(), TimeUnit.MILLISECONDS));
    } catch (HookGone e) {
      log.warn("the webhook {} is gone, and is told nothing more until the next start", name);
    } catch (InterruptedException e) {
      log.debug("the webhook {} was told to stop", name);
    } catch (RuntimeException | Error e) {
      log.warn("the webhook {} is told nothing more until the next start", name, e);
    }
  }

  private void look() throws HookGone {
    try {
      teller.tell();
      failures = 0;
    } catch (HookGone e) {
      throw e;
    } catch (IOException | StoreFailed e) {
      if (failures++ == 0) {
        log.warn(
            "the webhook {} does not take the news, and is tried again: {}", name, e.getMessage());
      }
    }
  }

  @Override
  public void close() throws IOException {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    teller.close();
  }
}
