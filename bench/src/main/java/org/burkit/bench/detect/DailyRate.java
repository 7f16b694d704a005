package org.burkit.bench.detect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Detector;
import org.burkit.analysis.incident.Episode;

/**
 * A baseline: blocked while more than half of the last day's measurements, of at least three, fail.
 */
final class DailyRate implements Detector {
  private static final Duration DAY = Duration.ofHours(24);
  private static final int LEAST = 3;

  @Override
  public List<Episode> detect(Cell cell, List<Ballot> ballots) {
    Spans spans = new Spans(cell, ballots);
    int from = 0;
    int blocked = 0;
    int clear = 0;
    for (int i = 0; i < ballots.size(); i++) {
      Ballot now = ballots.get(i);
      blocked += now.isBlocked() ? 1 : 0;
      clear += now.isClear() ? 1 : 0;
      Instant horizon = now.time().minus(DAY);
      while (ballots.get(from).time().isBefore(horizon)) {
        blocked -= ballots.get(from).isBlocked() ? 1 : 0;
        clear -= ballots.get(from).isClear() ? 1 : 0;
        from++;
      }
      boolean alarm = blocked > clear && blocked + clear >= LEAST;
      if (alarm && !spans.isOpen()) {
        spans.open(from, i);
      } else if (!alarm && spans.isOpen()) {
        spans.close(i);
      }
    }
    return spans.episodes();
  }
}
