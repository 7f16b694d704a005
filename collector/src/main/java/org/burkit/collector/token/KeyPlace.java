package org.burkit.collector.token;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Map;

/** Where keys for tokens lie. All who take one journal's measurements have the same ones. */
public interface KeyPlace {
  /** Months before the one that is now whose tokens are still taken. */
  int BEHIND = 1;

  /** Months after it whose keys are there to be compared: as long as signed lists may hold. */
  int AHEAD = 3;

  /**
   * The keys to go by in a month: its own and those ahead, made where there are none, and those
   * behind where there are any. Older ones are gone when this returns.
   */
  Map<YearMonth, MonthKeys> at(YearMonth month) throws IOException;

  /**
   * What is to lie there from now on, from what lay there.
   *
   * @param kept is changed
   */
  static void bring(Map<YearMonth, MonthKeys> kept, YearMonth month) {
    kept.keySet().removeIf(of -> of.isBefore(month.minusMonths(BEHIND)));
    for (int i = 0; i <= AHEAD; i++) {
      kept.computeIfAbsent(month.plusMonths(i), _ -> MonthKeys.generate());
    }
  }
}
