package org.burkit.collector.fold;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.collector.journal.Position;
import org.burkit.collector.loop.GrowingPause;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.StoreFailed;
import org.burkit.collector.store.WrittenByAnother;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds what is judged, by a thread of its own.
 *
 * <p>When the store fails the fold is made anew from what the store then has, since nobody else
 * knows whether a commit that was cut off came about. It is tried again and again, at pauses that
 * grow. While another collector folds into the same store this one stands by.
 */
public final class FoldLoop implements RunningFold {
  private static final Logger log = LoggerFactory.getLogger(FoldLoop.class);
  private static final Duration LOOK_ROUND = Duration.ofMillis(100);
  private static final Duration STAND_BY = Duration.ofSeconds(1);
  private static final GrowingPause PAUSE =
      new GrowingPause(Duration.ofMillis(200), Duration.ofSeconds(30));

  private final Judgements judgements;
  private final Store store;
  private final Lists lists;
  private final Consumer<Ballot> listener;
  private final Thread thread;
  private final CountDownLatch stop = new CountDownLatch(1);

  /** Null while the store is away or another's. */
  private volatile @Nullable Fold fold;

  private volatile Optional<String> trouble = Optional.empty();
  private int failures;

  /**
   * Begins at once.
   *
   * @param lists as of {@link Fold}
   * @param listener as of {@link Fold}
   */
  public FoldLoop(Judgements judgements, Store store, Lists lists, Consumer<Ballot> listener) {
    this.judgements = judgements;
    this.lists = lists;
    this.listener = listener;
    this.store = store;
    this.thread = Thread.ofPlatform().name("fold").start(this::run);
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }

  @Override
  public boolean isCaughtUp() {
    try {
      Position end = judgements.end();
      return trouble.isEmpty() && position().compareTo(end) >= 0;
    } catch (IOException | StoreFailed e) {
      log.debug("it cannot be asked how far the fold is", e);
      return false;
    }
  }

  private Position position() {
    Fold ours = fold;
    return ours == null ? store.position() : ours.position();
  }

  private void run() {
    try {
      while (stop.getCount() > 0) {
        try {
          follow();
        } catch (WrittenByAnother e) {
          standBy();
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
    Fold ours = fold;
    if (ours == null) {
      ours = new Fold(judgements, store, lists, listener);
      fold = ours;
    }
    ours.step(LOOK_ROUND);
    allIsWell();
  }

  private void allIsWell() {
    if (trouble.isPresent()) {
      log.info("the query store is back; the fold goes on");
      trouble = Optional.empty();
      failures = 0;
    }
  }

  private void standBy() throws InterruptedException {
    fold = null;
    allIsWell();
    stop.await(STAND_BY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void awaitStore(StoreFailed failure) throws InterruptedException {
    fold = null;
    if (trouble.isEmpty()) {
      log.warn("nothing is folded until the query store is back; the journal goes on", failure);
    } else {
      log.debug("the query store is still not back", failure);
    }
    trouble = Optional.of("the query store fails and is tried again; the log says how it fails");
    failures++;
    stop.await(PAUSE.after(failures).toMillis(), TimeUnit.MILLISECONDS);
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
