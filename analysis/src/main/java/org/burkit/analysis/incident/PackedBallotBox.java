package org.burkit.analysis.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/** A ballot box in memory, about a hundred bytes for each ballot. Owned by the fold's thread. */
public final class PackedBallotBox implements BallotBox {
  private final Map<Cell, PackedBallots> cells = new HashMap<>();
  private final Map<Network, List<PackedBallots>> networks = new HashMap<>();
  private final PackedBallots.Shared shared = new PackedBallots.Shared();

  @Override
  public boolean put(Ballot ballot) {
    return cells.computeIfAbsent(ballot.cell(), this::newCell).put(ballot);
  }

  private PackedBallots newCell(Cell cell) {
    PackedBallots ballots = new PackedBallots(cell, shared);
    networks.computeIfAbsent(Network.of(cell), _ -> new ArrayList<>()).add(ballots);
    return ballots;
  }

  @Override
  public void eachCell(Set<Cell> asked, Consumer<List<Ballot>> consumer) {
    for (Cell cell : new TreeSet<>(asked)) {
      PackedBallots ballots = cells.get(cell);
      if (ballots != null) {
        consumer.accept(ballots.all());
      }
    }
  }

  @Override
  public void eachSince(Network network, Instant from, Consumer<Ballot> consumer) {
    networks.getOrDefault(network, List.of()).forEach(cell -> cell.eachSince(from, consumer));
  }

  @Override
  public Map<String, Instant> firstHeard(Network network, Set<String> voters) {
    Map<String, Instant> first = new HashMap<>();
    eachSince(
        network,
        Instant.MIN,
        ballot -> {
          if (ballot.standing() == Standing.FULL && voters.contains(ballot.voter())) {
            first.merge(
                ballot.voter(), ballot.time(), BinaryOperator.minBy(Comparator.naturalOrder()));
          }
        });
    return first;
  }
}
