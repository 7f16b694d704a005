package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.List;
import org.burkit.analysis.incident.Episode.Support;
import org.burkit.analysis.verdict.Outcome;

/** Finds which other explanations the ballots of an incident rule out. Pure. */
final class Rejection {
  /** "Next to none" is at most one in ten. */
  private static final int ONE_IN = 10;

  private static final int PREFIXES = 3;

  private Rejection() {}

  static List<Alternative> of(
      List<Episode> group, Support support, List<Ballot> blocked, List<Ballot> clear) {
    int all = blocked.size() + clear.size();
    List<Alternative> rejected = new ArrayList<>();
    for (Alternative alternative : Alternative.values()) {
      boolean ruledOut =
          switch (alternative) {
            case SITE_DOWN ->
                isRare(
                    clear.stream().filter(b -> b.outcome() instanceof Outcome.Down).count(), all);
            case SERVER_REFUSES ->
                isRare(
                    clear.stream().filter(b -> b.outcome() instanceof Outcome.ServerSide).count(),
                    all);
            case OWN_NETWORK -> isRare(group.stream().mapToInt(Episode::unable).sum(), all);
            case CHANCE -> support.sure();
            case FEW_PEOPLE -> support.sure() && prefixes(blocked) >= PREFIXES;
          };
      if (ruledOut) {
        rejected.add(alternative);
      }
    }
    return rejected;
  }

  private static boolean isRare(long some, int all) {
    return some * ONE_IN <= all;
  }

  private static long prefixes(List<Ballot> blocked) {
    return blocked.stream().map(Ballot::prefix).filter(p -> !p.isEmpty()).distinct().count();
  }
}
