package org.burkit.analysis.incident;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A mark from 0 to 3 for each hour since 1970, in two bits. Owned by one thread. */
final class HourMarks {
  static final int MOST = 3;

  private static final int HOURS = Long.SIZE / 2;

  /** By the hour divided by {@link #HOURS}; none is zero. */
  private final TreeMap<Long, Long> blocks = new TreeMap<>();

  int get(long hour) {
    return (int) (blocks.getOrDefault(block(hour), 0L) >> shift(hour)) & MOST;
  }

  /** Raises the mark of an hour to that, or leaves it where it is higher. */
  void raise(long hour, int mark) {
    long more = Math.max(0, Math.min(mark, MOST) - get(hour));
    if (more > 0) {
      blocks.merge(block(hour), more << shift(hour), Long::sum);
    }
  }

  /** The last hour with a mark. */
  OptionalLong last() {
    Map.Entry<Long, Long> last = blocks.lastEntry();
    if (last == null) {
      return OptionalLong.empty();
    }
    int bits = Long.SIZE - 1 - Long.numberOfLeadingZeros(last.getValue());
    return OptionalLong.of(last.getKey() * HOURS + bits / 2);
  }

  /** The last hour, up to that one, whose mark is no less than {@code mark}, which is above 0. */
  OptionalLong lastUpTo(long hour, int mark) {
    for (long block : blocks.headMap(block(hour), true).descendingKeySet()) {
      for (long at = Math.min(hour, block * HOURS + HOURS - 1); at >= block * HOURS; at--) {
        if (get(at) >= mark) {
          return OptionalLong.of(at);
        }
      }
    }
    return OptionalLong.empty();
  }

  private static long block(long hour) {
    return Math.floorDiv(hour, HOURS);
  }

  private static int shift(long hour) {
    return 2 * Math.floorMod(hour, HOURS);
  }
}
