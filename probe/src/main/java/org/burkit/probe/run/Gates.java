package org.burkit.probe.run;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.burkit.model.Gate;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.net.Deadline;

/**
 * The gate's answers over a run: one before the first target, canaries while targets are being
 * measured, and one after each target's end that all share who ended before it was asked. Any
 * thread of the run may use it; a thread of its own asks.
 */
final class Gates implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final Gatekeeper keeper;
  private final Spacing spacing;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Watch> watches = new LinkedHashSet<>();
  private final Thread asking;
  private Answer latest;
  private boolean noneToCome;
  private Optional<RuntimeException> bug = Optional.empty();

  /**
   * The least time between two askings: the neutral hosts are other people's.
   *
   * @param awaited where a target has ended and its result waits for the answer
   * @param canary where nobody waits
   */
  record Spacing(Duration awaited, Duration canary) {}

  private record Answer(Gate gate, long askedAt) {}

  /** Asks for the first time. */
  Gates(Gatekeeper keeper, Spacing spacing) throws InterruptedException {
    this.keeper = keeper;
    this.spacing = spacing;
    this.latest = ask();
    this.asking = Thread.ofVirtual().name("probe-canary").start(this::keepAsking);
  }

  /** The newest answer. */
  Gate latest() {
    lock.lock();
    try {
      return latest.gate();
    } finally {
      lock.unlock();
    }
  }

  /** Begins to watch over a target that is about to be measured. */
  Watch watch() {
    lock.lock();
    try {
      Watch watch = new Watch(latest.gate());
      watches.add(watch);
      changed.signalAll();
      return watch;
    } finally {
      lock.unlock();
    }
  }

  /** What the gate says while one target is measured; ended exactly once. */
  final class Watch {
    private Gate said;
    private Optional<Long> endedAt = Optional.empty();
    private boolean isOver;

    private Watch(Gate before) {
      this.said = before;
    }

    /**
     * What failed in any answer since just before the beginning, the first to a question put after
     * this call included.
     */
    Gate end() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        endedAt = Optional.of(System.nanoTime());
        changed.signalAll();
        while (!isOver && bug.isEmpty()) {
          changed.await();
        }
        bug.ifPresent(thrown -> {
          throw thrown;
        });
        return said;
      } finally {
        lock.unlock();
      }
    }

    private void hear(Answer answer) {
      said = Gatekeeper.both(said, answer.gate());
      isOver = endedAt.isPresent() && answer.askedAt() - endedAt.get() >= 0;
    }
  }

  /** Says that no target is being measured any more: there is nobody left to wait for. */
  void noneToCome() {
    lock.lock();
    try {
      noneToCome = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void keepAsking() {
    try {
      while (true) {
        awaitTheNextQuestion();
        tell(ask());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      breakOff(e);
    }
  }

  /** Else those that wait would do so for ever. */
  private void breakOff(RuntimeException thrown) {
    lock.lock();
    try {
      bug = Optional.of(thrown);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitTheNextQuestion() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        long rest = latest.askedAt() + pause().toNanos() - System.nanoTime();
        if (watches.isEmpty()) {
          changed.await();
        } else if (rest <= 0) {
          return;
        } else {
          long _ = changed.awaitNanos(rest);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private Duration pause() {
    if (watches.stream().noneMatch(watch -> watch.endedAt.isPresent())) {
      return spacing.canary();
    }
    return noneToCome ? Duration.ZERO : spacing.awaited();
  }

  private void tell(Answer answer) {
    lock.lock();
    try {
      latest = answer;
      watches.forEach(watch -> watch.hear(answer));
      watches.removeIf(watch -> watch.isOver);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Answer ask() throws InterruptedException {
    long askedAt = System.nanoTime();
    return new Answer(keeper.ask(Deadline.in(PATIENCE)), askedAt);
  }

  /** Waits until nothing is asked any more. */
  @Override
  public void close() {
    asking.interrupt();
    boolean interrupted = Thread.interrupted();
    try {
      asking.join(PATIENCE);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
