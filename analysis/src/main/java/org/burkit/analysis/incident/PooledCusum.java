package org.burkit.analysis.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.burkit.analysis.incident.Episode.Support;

/**
 * The detector in use. Each voter (a probe, or all probes behind one address prefix) sums up
 * log-likelihood ratios against the cell's own rate of failures by chance, heard once an hour and
 * capped at one vote (ln 100). A cell is blocked when at least two voters and no fewer than half
 * say so and their sum without the loudest quarter reaches two votes, and surely blocked at two and
 * a half from three voters (odds of 100,000 to one). It is open again when two thirds say so and
 * their sum reaches two votes. An episode that comes back within a day is the same.
 *
 * <p>The rule is measured against others by {@code bench detect}; see docs/method.md.
 */
public final class PooledCusum implements Detector {
  private static final double ENOUGH = 2 * Voter.VOTE;
  private static final double SURE = 2.5 * Voter.VOTE;

  /** Where nothing was ever clear, one word each from three is enough to begin with. */
  private static final double ENOUGH_WHERE_NEVER_CLEAR = 1.5 * Voter.VOTE;

  /**
   * From so many voters on those who have long been silent are forgotten; pseudonyms last a month.
   */
  private static final int MANY_VOTERS = 64;

  private static final Duration FORGOTTEN = Duration.ofDays(31);

  private static final double HALF = 0.5;
  private static final double TWO_THIRDS = 2.0 / 3;

  @Override
  public List<Episode> detect(Cell cell, List<Ballot> ballots) {
    return new Pass(cell, ballots).episodes();
  }

  @Override
  public boolean beginsOnlyWhenBlocked() {
    return true;
  }

  /** One pass over the ballots of a cell. */
  private static final class Pass {
    private final Cell cell;
    private final List<Ballot> ballots;
    private final Map<String, Voter> voters = new LinkedHashMap<>();
    private final Baseline baseline = new Baseline();
    private final List<Stretch> stretches = new ArrayList<>();
    private Optional<Stretch> open = Optional.empty();
    private boolean everClear;

    Pass(Cell cell, List<Ballot> ballots) {
      this.cell = cell;
      this.ballots = ballots;
    }

    List<Episode> episodes() {
      for (int i = 0; i < ballots.size(); i++) {
        take(i);
      }
      return Stretch.joined(stretches).stream()
          .map(list -> Stretch.episode(cell, ballots, list))
          .toList();
    }

    private void take(int index) {
      Ballot ballot = ballots.get(index);
      if (!ballot.isBlocked() && !ballot.isClear()) {
        return;
      }
      if (voters.size() > MANY_VOTERS) {
        Instant horizon = ballot.time().minus(FORGOTTEN);
        voters.values().removeIf(voter -> !voter.isHeardSince(horizon));
      }
      Voter voter = voters.computeIfAbsent(ballot.voter(), _ -> new Voter(ballot.time()));
      if (open.isPresent()) {
        open.get().count(ballot);
        voter.hope(ballot, index, baseline.rate(), open.get().share());
        whileOpen(open.get(), ballot, index);
      } else {
        everClear |= ballot.isClear();
        voter.suspect(ballot, index, baseline);
        if (ballot.isBlocked()) {
          whileClosed(ballot, index);
        }
      }
    }

    private void whileClosed(Ballot now, int index) {
      Council council = Council.of(voters.values(), now.time());
      int votes = council.saying(Voter::saysBlocked);
      if (votes < 2 || !council.agrees(HALF, Voter::saysBlocked)) {
        return;
      }
      double sum = council.sum(Voter::suspicion);
      boolean enough =
          sum >= ENOUGH || (!everClear && votes > 2 && sum >= ENOUGH_WHERE_NEVER_CLEAR);
      if (enough) {
        Stretch stretch = new Stretch(ballots, onset(council), index, support(council, sum));
        stretches.add(stretch);
        open = Optional.of(stretch);
      }
    }

    private static Support support(Council council, double sum) {
      int votes = council.saying(voter -> voter.suspicion() > 0);
      return new Support(votes, council.size(), votes > 2 && sum >= SURE);
    }

    /** Where suspicion began, but for as many as a quarter who were suspicious before. */
    private static int onset(Council council) {
      List<Integer> onsets =
          council.active().stream()
              .filter(voter -> voter.suspicion() > 0)
              .map(Voter::since)
              .sorted()
              .toList();
      return onsets.get(Math.min(council.size() / 4, onsets.size() - 1));
    }

    private void whileOpen(Stretch stretch, Ballot now, int index) {
      Council council = Council.of(voters.values(), now.time());
      if (now.isBlocked()) {
        stretch.supported(support(council, council.sum(Voter::suspicion)));
      } else if (council.agrees(TWO_THIRDS, voter -> !voter.saysBlocked())
          && council.sum(Voter::relief) >= Math.min(ENOUGH, council.size() * Voter.VOTE)) {
        stretch.close(lastBlocked(council), index);
        voters.values().forEach(Voter::turn);
        open = Optional.empty();
      }
    }

    /** The last blocked word of those who now say it is over; a liar's last word never comes. */
    private static int lastBlocked(Council council) {
      return council.active().stream()
          .filter(voter -> !voter.saysBlocked())
          .mapToInt(Voter::latestBlocked)
          .max()
          .orElse(-1);
    }
  }
}
