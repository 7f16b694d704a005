package org.burkit.collector.fold;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.burkit.collector.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal for as long as the collector runs. Its own thread folds; any thread may ask
 * how it is.
 */
public final class FoldLoop implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(FoldLoop.class);
  private static final Duration LOOK_ROUND = Duration.ofMillis(100);

  private final Journal journal;
  private final Fold fold;
  private final Thread thread;
  private volatile boolean stopped;
  private volatile Optional<String> trouble = Optional.empty();

  public FoldLoop(Journal journal, Fold fold) {
    this.journal = journal;
    this.fold = fold;
    this.thread = Thread.ofPlatform().name("fold").start(this::run);
  }

  /** Why nothing is folded any more; empty while all is well. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** True when everything that is durable can be asked for. */
  public boolean isCaughtUp() {
    return fold.position().compareTo(journal.end()) >= 0;
  }

  private void run() {
    try {
      while (!stopped) {
        fold.catchUp();
        journal.awaitBeyond(fold.position(), LOOK_ROUND);
      }
    } catch (IOException | RuntimeException | Error e) {
      log.warn("nothing is folded any more; what comes in stays safe in the journal", e);
      trouble = Optional.of("the fold has stopped: " + e.getMessage());
    } catch (InterruptedException e) {
      log.debug("the fold was told to stop");
    }
  }

  /** Ends after the step under way. */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
