package org.burkit.bench.detect;

import java.util.List;
import java.util.Set;
import org.burkit.analysis.incident.Detector;
import org.burkit.analysis.incident.Episode;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.world.CellMonth;

/** A detector that takes part in the comparison, under its name in the tables. */
record Contender(String name, Detector detector) {

  /** The one in use first, then what it is compared with. */
  static List<Contender> all() {
    return List.of(
        new Contender("pooled CUSUM", new PooledCusum()),
        new Contender("two probes within a day", new ProbesWithinADay()),
        new Contender("24-hour rate > 50 %", new DailyRate()),
        new Contender("hourly median + CUSUM", new HourlyMedian()));
  }

  List<Episode> detect(CellMonth month) {
    return detector.detect(month.cell(), month.ballots());
  }

  /** How many of the month's incidents are more than possible. */
  int likely(CellMonth month) {
    IncidentFold fold = new IncidentFold(detector, new PackedBallotBox(), Set.of());
    month.ballots().forEach(fold::add);
    return (int) fold.incidents().stream().filter(Contender::isLikely).count();
  }

  private static boolean isLikely(Incident incident) {
    return incident.kind() == Kind.BLOCK && incident.grade() != Grade.POSSIBLE;
  }
}
