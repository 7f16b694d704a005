package org.burkit.probe.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.burkit.model.Gate;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.net.Deadline;

/**
 * The gate's answers over a run: one before the first target, and one after each target's end that
 * all share who ended before it was asked. Any thread of the run may ask.
 */
final class Gates {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Gatekeeper keeper;
  private final Duration spacing;
  private final ReentrantLock asking = new ReentrantLock(true);
  private final Condition noMore = asking.newCondition();
  private volatile Answer latest;
  private boolean noneToCome;

  private record Answer(Gate gate, long askedAt) {}

  /**
   * Asks for the first time.
   *
   * @param spacing the least time between two askings: the neutral hosts are other people's
   */
  Gates(Gatekeeper keeper, Duration spacing) throws InterruptedException {
    this.keeper = keeper;
    this.spacing = spacing;
    this.latest = ask();
  }

  /** The newest answer. */
  Gate latest() {
    return latest.gate();
  }

  /** An answer to a question put after this call began. */
  Gate afterNow() throws InterruptedException {
    long now = System.nanoTime();
    asking.lockInterruptibly();
    try {
      while (latest.askedAt() - now < 0) {
        long rest = latest.askedAt() + spacing.toNanos() - System.nanoTime();
        if (rest > 0 && !noneToCome) {
          long _ = noMore.awaitNanos(rest);
        } else {
          latest = ask();
        }
      }
      return latest.gate();
    } finally {
      asking.unlock();
    }
  }

  /** Says that no target is being measured any more: there is nobody left to wait for. */
  void noneToCome() {
    asking.lock();
    try {
      noneToCome = true;
      noMore.signalAll();
    } finally {
      asking.unlock();
    }
  }

  private Answer ask() throws InterruptedException {
    long askedAt = System.nanoTime();
    return new Answer(keeper.ask(Deadline.in(PATIENCE)), askedAt);
  }
}
