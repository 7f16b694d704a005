package org.burkit.collector.web;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of strangers may be in memory at once. Any thread may call it; none waits. */
public final class ByteBudget {
  private final AtomicLong left;

  public ByteBudget(long bytes) {
    left = new AtomicLong(bytes);
  }

  /** Takes the bytes, or takes nothing and says false. */
  public boolean tryTake(long bytes) {
    long now = left.get();
    while (now >= bytes) {
      if (left.compareAndSet(now, now - bytes)) {
        return true;
      }
      now = left.get();
    }
    return false;
  }

  public void giveBack(long bytes) {
    left.addAndGet(bytes);
  }

  public long left() {
    return left.get();
  }
}
