package org.burkit.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.store.StoreFailed;
import org.burkit.evidence.log.LogBroken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Steps a log forward by a thread of its own, with a pause after each step. */
final class LogLoop implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(LogLoop.class);

  private final Keeper keeper;
  private final InstantSource clock;
  private final Duration pause;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;

  /** Begins at once. */
  LogLoop(Keeper keeper, InstantSource clock, Duration pause) {
    this.keeper = keeper;
    this.clock = clock;
    this.pause = pause;
    this.thread = Thread.ofPlatform().name("log").start(this::run);
  }

  private void run() {
    try {
      do {
        try {
          keeper.step(clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } catch (StoreFailed e) {
          log.debug("the log waits until the query store is back", e);
        } catch (LogBroken e) {
          throw e;
        } catch (IOException e) {
          log.warn("a step of the transparency log failed and is tried again: {}", e.toString());
        }
      } while (!stop.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException | RuntimeException | Error e) {
      log.warn("the transparency log stands still; what comes in stays safe in the journal", e);
    } catch (InterruptedException e) {
      log.debug("the log was told to stop");
    }
  }

  /** Ends after the step under way. */
  @Override
  public void close() throws IOException {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    keeper.close();
  }
}
