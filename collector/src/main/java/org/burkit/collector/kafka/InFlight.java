package org.burkit.collector.kafka;

/** The bytes that wait for the brokers, bounded. Any thread may call it. */
final class InFlight {
  private final long most;
  private long now;

  InFlight(long most) {
    this.most = most;
  }

  /** True where there was room; a single one has room whatever its size. */
  synchronized boolean take(long bytes) {
    boolean room = now == 0 || now + bytes <= most;
    now += room ? bytes : 0;
    return room;
  }

  synchronized void give(long bytes) {
    now -= bytes;
  }
}
