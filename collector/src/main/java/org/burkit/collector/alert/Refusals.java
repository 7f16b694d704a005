package org.burkit.collector.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.burkit.collector.loop.GrowingPause;
import org.burkit.collector.page.News;

/**
 * The pieces of news that a webhook refused: when each is to be sent again, and when no more. What
 * one refuses keeps no other waiting. Of one thread; a restart begins to count anew.
 */
final class Refusals {
  private static final GrowingPause PAUSE =
      new GrowingPause(Duration.ofMinutes(1), Duration.ofHours(1));

  /** In about four hours. */
  static final int MOST = 10;

  private final Map<String, Refused> byId = new HashMap<>();

  private record Refused(int times, Instant next) {}

  boolean waits(News news, Instant now) {
    Refused before = byId.get(news.id());
    return before != null && now.isBefore(before.next);
  }

  /** Counts one more; true where it is to be sent no more. */
  boolean isLast(News news, Instant now) {
    Refused before = byId.get(news.id());
    int times = before == null ? 1 : before.times + 1;
    if (times == MOST) {
      byId.remove(news.id());
      return true;
    }
    byId.put(news.id(), new Refused(times, now.plus(PAUSE.after(times))));
    return false;
  }
}
