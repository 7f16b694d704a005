package org.burkit.collector.journal;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Where the durable part of the journal ends; grows only. Any thread may call it. */
final class DurableEnd {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private Position position;

  DurableEnd(Position position) {
    this.position = position;
  }

  Position get() {
    lock.lock();
    try {
      return position;
    } finally {
      lock.unlock();
    }
  }

  void moveTo(Position next) {
    lock.lock();
    try {
      position = next;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the end lies beyond {@code seen}; false when {@code patience} ran out first. */
  boolean awaitBeyond(Position seen, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (position.compareTo(seen) <= 0) {
        if (left <= 0) {
          return false;
        }
        left = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }
}
