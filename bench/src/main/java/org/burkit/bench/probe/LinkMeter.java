package org.burkit.bench.probe;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.lab.net.Tap;

/**
 * Counts the bytes on a home's link, both ways together, by second. The router's thread counts; any
 * thread may ask.
 */
final class LinkMeter implements Tap {
  private final Map<Long, Long> bytesBySecond = new TreeMap<>();

  @Override
  public synchronized void crossed(Instant when, byte[] packet) {
    bytesBySecond.merge(when.getEpochSecond(), (long) packet.length, Long::sum);
  }

  /** Forgets what was counted. */
  synchronized void reset() {
    bytesBySecond.clear();
  }

  synchronized long bytes() {
    return bytesBySecond.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Megabits in the busiest second. */
  synchronized double busiestMegabits() {
    long most = bytesBySecond.values().stream().mapToLong(Long::longValue).max().orElse(0);
    return most * 8 / 1e6;
  }
}
