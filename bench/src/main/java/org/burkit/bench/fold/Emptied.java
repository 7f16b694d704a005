package org.burkit.bench.fold;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.BallotBox;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.PackedBallotBox;

/** A box that can be emptied, so that the fold is weighed without what lies in it. One thread. */
final class Emptied implements BallotBox {
  private PackedBallotBox box = new PackedBallotBox();

  void empty() {
    box = new PackedBallotBox();
  }

  @Override
  public boolean put(Ballot ballot) {
    return box.put(ballot);
  }

  @Override
  public void eachCell(Set<Cell> cells, Consumer<List<Ballot>> consumer) {
    box.eachCell(cells, consumer);
  }

  @Override
  public void eachSince(Network network, Instant from, Consumer<Ballot> consumer) {
    box.eachSince(network, from, consumer);
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    return box.firstHeard(network, voters);
  }
}
