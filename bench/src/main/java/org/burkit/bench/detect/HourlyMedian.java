package org.burkit.bench.detect;

import java.util.List;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Detector;
import org.burkit.analysis.incident.Episode;

/**
 * A baseline: each hour's median (0 clear, 1 blocked, a half where it is even), against the mean of
 * the hours before, in a CUSUM that alarms on one wholly blocked hour.
 */
final class HourlyMedian implements Detector {
  private static final double SLACK = 0.25;
  private static final double ALARM = 0.7;
  private static final long HOUR = 3600;

  @Override
  public List<Episode> detect(Cell cell, List<Ballot> ballots) {
    Spans spans = new Spans(cell, ballots);
    double sum = 0;
    double fall = 0;
    double mean = 0;
    int hours = 0;
    for (int i = 0; i < ballots.size(); ) {
      int from = i;
      long hour = ballots.get(i).time().getEpochSecond() / HOUR;
      int blocked = 0;
      int clear = 0;
      for (; i < ballots.size() && ballots.get(i).time().getEpochSecond() / HOUR == hour; i++) {
        blocked += ballots.get(i).isBlocked() ? 1 : 0;
        clear += ballots.get(i).isClear() ? 1 : 0;
      }
      if (blocked + clear == 0) {
        continue;
      }
      double median = blocked > clear ? 1 : blocked == clear ? 0.5 : 0;
      sum = Math.max(0, sum + median - mean - SLACK);
      fall = Math.max(0, fall + 1 - median - SLACK);
      if (!spans.isOpen() && sum >= ALARM) {
        spans.open(from, i - 1);
        fall = 0;
      } else if (spans.isOpen() && fall >= ALARM) {
        spans.close(i - 1);
        sum = 0;
      }
      if (!spans.isOpen()) {
        hours++;
        mean += (median - mean) / hours;
      }
    }
    return spans.episodes();
  }
}
