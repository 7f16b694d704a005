package org.burkit.collector.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.BallotBox;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.store.Store;

/**
 * The ballots that the store holds, and beside them those of the step under way, which it will hold
 * with the next commit. The journal has no measurement twice, so neither has this box. Those of the
 * cells that were asked for are remembered, up to a bound: an open incident asks for the same ones
 * with every step, and the store has to look through all rows for them. Owned by the fold's thread.
 */
final class StoredBallots implements BallotBox {
  /** At a hundred bytes each. */
  private static final int MOST_REMEMBERED = 200_000;

  private final Store store;
  private final int most;
  private final Map<Cell, List<Ballot>> underWay = new TreeMap<>();
  private final Set<Cell> known = new HashSet<>();
  private PackedBallotBox remembered = new PackedBallotBox();
  private int count;

  StoredBallots(Store store) {
    this(store, MOST_REMEMBERED);
  }

  /**
   * @param most how many ballots are remembered
   */
  StoredBallots(Store store, int most) {
    this.store = store;
    this.most = most;
  }

  @Override
  public boolean put(Ballot ballot) {
    if (count == most) {
      forget();
    }
    if (known.contains(ballot.cell())) {
      remembered.put(ballot);
      count++;
    }
    return underWay.computeIfAbsent(ballot.cell(), _ -> new ArrayList<>()).add(ballot);
  }

  /** What was put in so far is in the store. */
  void committed() {
    underWay.clear();
  }

  @Override
  public void eachCell(Set<Cell> cells, Consumer<List<Ballot>> consumer) {
    var asked = new TreeSet<>(cells);
    asked.retainAll(known);
    remembered.eachCell(asked, consumer);
    var others = new TreeSet<>(cells);
    others.removeAll(asked);
    if (!others.isEmpty()) {
      eachOfTheStore(others, consumer.andThen(this::remember));
    }
  }

  private void remember(List<Ballot> ofCell) {
    if (count + ofCell.size() > most) {
      forget();
    }
    if (ofCell.size() <= most) {
      known.add(ofCell.getFirst().cell());
      ofCell.forEach(remembered::put);
      count += ofCell.size();
    }
  }

  private void forget() {
    remembered = new PackedBallotBox();
    known.clear();
    count = 0;
  }

  private void eachOfTheStore(Set<Cell> cells, Consumer<List<Ballot>> consumer) {
    var left = new TreeMap<>(underWay);
    left.keySet().retainAll(cells);
    var ofCell = new ArrayList<Ballot>();
    store.eachBallot(
        cells,
        ballot -> {
          if (!ofCell.isEmpty() && !ofCell.getFirst().cell().equals(ballot.cell())) {
            give(ofCell, left, consumer);
          }
          ofCell.add(ballot);
        });
    if (!ofCell.isEmpty()) {
      give(ofCell, left, consumer);
    }
    left.values().forEach(ballots -> consumer.accept(ballots.stream().sorted().toList()));
  }

  private static void give(
      List<Ballot> ofCell, Map<Cell, List<Ballot>> left, Consumer<List<Ballot>> consumer) {
    var late = left.remove(ofCell.getFirst().cell());
    if (late != null) {
      ofCell.addAll(late);
    }
    ofCell.sort(Comparator.naturalOrder());
    consumer.accept(List.copyOf(ofCell));
    ofCell.clear();
  }

  @Override
  public void eachSince(Network network, Instant from, Consumer<Ballot> consumer) {
    store.eachBallot(network, from, consumer);
    underWay.forEach((cell, ballots) -> {
      if (Network.of(cell).equals(network)) {
        ballots.stream().filter(ballot -> !ballot.time().isBefore(from)).forEach(consumer);
      }
    });
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    var first = new HashMap<>(store.firstHeard(network, voters));
    underWay.forEach((cell, ballots) -> {
      if (Network.of(cell).equals(network)) {
        ballots.stream()
            .filter(b -> b.standing() == Standing.FULL && voters.contains(b.voter()))
            .forEach(b ->
                first.merge(b.voter(), b.time(), BinaryOperator.minBy(Comparator.naturalOrder())));
      }
    });
    return first;
  }
}
