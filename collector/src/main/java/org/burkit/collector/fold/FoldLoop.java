package org.burkit.collector.fold;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.journal.Journal;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.StoreFailed;
import org.burkit.lists.Lists;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal for as long as the collector runs. Its own thread folds; any thread may ask
 * how it is.
 *
 * <p>When the store fails the fold is made anew from what the store then has, since nobody else
 * knows whether a commit that was cut off came about. It is tried again and again, at pauses that
 * grow.
 */
public final class FoldLoop implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(FoldLoop.class);
  private static final Duration LOOK_ROUND = Duration.ofMillis(100);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Journal journal;
  private final Store store;
  private final Lists lists;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);
  private volatile Fold fold;
  private volatile Optional<String> trouble = Optional.empty();
  private Duration pause = FIRST_PAUSE;

  public FoldLoop(Journal journal, Store store, Lists lists) {
    this.journal = journal;
    this.store = store;
    this.lists = lists;
    this.fold = new Fold(journal, store, lists);
    this.thread = Thread.ofPlatform().name("fold").start(this::run);
  }

  /** Why nothing is folded at the moment; empty while all is well. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** True when everything that is durable can be asked for. */
  public boolean isCaughtUp() {
    return fold.position().compareTo(journal.end()) >= 0;
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        try {
          follow();
        } catch (StoreFailed e) {
          awaitStore(e);
        }
      }
    } catch (IOException | RuntimeException | Error e) {
      log.warn("nothing is folded any more; what comes in stays safe in the journal", e);
      trouble = Optional.of("the fold has stopped: " + e.getMessage());
    } catch (InterruptedException e) {
      log.debug("the fold was told to stop");
    }
  }

  private void follow() throws IOException, InterruptedException {
    if (trouble.isPresent()) {
      fold = new Fold(journal, store, lists);
    }
    fold.catchUp(_ -> allIsWell());
    allIsWell();
    journal.awaitBeyond(fold.position(), LOOK_ROUND);
  }

  private void allIsWell() {
    if (trouble.isPresent()) {
      log.info("the query store is back; the fold goes on");
      trouble = Optional.empty();
      pause = FIRST_PAUSE;
    }
  }

  private void awaitStore(StoreFailed failure) throws InterruptedException {
    if (trouble.isEmpty()) {
      log.warn("nothing is folded until the query store is back; the journal goes on", failure);
    } else {
      log.debug("the query store is still not back", failure);
    }
    trouble = Optional.of("the query store fails and is tried again; the log says how it fails");
    stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    Duration longer = pause.multipliedBy(2);
    pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
  }

  /** Ends after the step under way. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
