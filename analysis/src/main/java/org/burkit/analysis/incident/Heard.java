package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.burkit.model.MeasurementId;

/**
 * What the voters of one network said within one hour, whatever the order: when something worked
 * for each, and when nothing did. A blocked name is neither: the gate held, but something is wrong.
 * Owned by its network's log.
 */
final class Heard {
  private static final int BITS = 12;
  private static final long SECOND = 0xFFF;

  /** By the voter's number: first (low bits) and last second in which something worked, or -1. */
  private long[] alive = {};

  /** By the voter's number; few hours have any. */
  private final Map<Integer, Dark> dark = new TreeMap<>();

  /**
   * A voter's words that nothing worked.
   *
   * @param first second of the hour
   * @param last second of the hour
   * @param least the smallest of their ids
   */
  record Dark(int first, int last, int count, MeasurementId least) {
    Dark and(Dark other) {
      return new Dark(
          Math.min(first, other.first),
          Math.max(last, other.last),
          count + other.count,
          least.compareTo(other.least) <= 0 ? least : other.least);
    }
  }

  void hear(int voter, Ballot ballot, int second) {
    if (ballot.isUnable()) {
      dark.merge(voter, new Dark(second, second, 1, ballot.id()), Dark::and);
    } else if (Words.isAlive(ballot)) {
      alive(voter, second);
    }
  }

  private void alive(int voter, int second) {
    int known = alive.length;
    if (voter >= known) {
      alive = Arrays.copyOf(alive, voter + 1);
      Arrays.fill(alive, known, alive.length, -1);
    }
    long first = alive[voter] < 0 ? second : Math.min(firstAlive(voter), second);
    alive[voter] = first | (long) Math.max(lastAlive(voter), second) << BITS;
  }

  /** Second of the hour in which something first worked for the voter, or -1. */
  int firstAlive(int voter) {
    return voter < alive.length && alive[voter] >= 0 ? (int) (alive[voter] & SECOND) : -1;
  }

  /** Second of the hour in which something last worked for the voter, or -1. */
  int lastAlive(int voter) {
    return voter < alive.length && alive[voter] >= 0 ? (int) (alive[voter] >> BITS) : -1;
  }

  /** Second of the hour in which something last worked for anyone, or -1. */
  int lastAlive() {
    int last = -1;
    for (int voter = 0; voter < alive.length; voter++) {
      last = Math.max(last, lastAlive(voter));
    }
    return last;
  }

  /** True where nothing worked for someone at some time of the hour. */
  boolean hasDark() {
    return !dark.isEmpty();
  }

  /** True where the voter said that something worked, or that nothing did. */
  boolean has(int voter) {
    return lastAlive(voter) >= 0 || dark.containsKey(voter);
  }

  /** The voters for whom nothing worked by the end of the hour. */
  List<Integer> cut() {
    return dark.entrySet().stream()
        .filter(e -> e.getValue().last() > lastAlive(e.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The voters for whom something worked by the end of the hour. */
  List<Integer> well() {
    List<Integer> well = new ArrayList<>();
    for (int voter = 0; voter < alive.length; voter++) {
      Dark word = dark.get(voter);
      if (alive[voter] >= 0 && (word == null || word.last() <= lastAlive(voter))) {
        well.add(voter);
      }
    }
    return well;
  }

  /** The words of one that is cut off. */
  Dark dark(int voter) {
    Dark word = dark.get(voter);
    if (word == null) {
      throw new IllegalArgumentException("voter " + voter + " was not cut off in this hour");
    }
    return word;
  }
}
