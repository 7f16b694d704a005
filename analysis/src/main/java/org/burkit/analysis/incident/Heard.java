package org.burkit.analysis.incident;

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
  private static final int SECOND = 0xFFF;
  private static final int NEVER = -1;

  /** By the voter's number: first (low bits) and last second in which something worked. */
  private final Map<Integer, Integer> alive = new TreeMap<>();

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
    alive.merge(
        voter,
        second | second << BITS,
        (one, other) ->
            Math.min(first(one), first(other)) | Math.max(last(one), last(other)) << BITS);
  }

  private static int first(int seconds) {
    return seconds < 0 ? NEVER : seconds & SECOND;
  }

  private static int last(int seconds) {
    return seconds < 0 ? NEVER : seconds >> BITS;
  }

  /** Second of the hour in which something first worked for the voter, or -1. */
  int firstAlive(int voter) {
    return first(alive.getOrDefault(voter, NEVER));
  }

  /** Second of the hour in which something last worked for the voter, or -1. */
  int lastAlive(int voter) {
    return last(alive.getOrDefault(voter, NEVER));
  }

  /** Second of the hour in which something last worked for anyone, or -1. */
  int lastAlive() {
    return alive.values().stream().mapToInt(Heard::last).max().orElse(NEVER);
  }

  /** True where nothing worked for someone at some time of the hour. */
  boolean hasDark() {
    return !dark.isEmpty();
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
    return alive.keySet().stream().filter(this::isWell).toList();
  }

  private boolean isWell(int voter) {
    Dark word = dark.get(voter);
    return word == null || word.last() <= lastAlive(voter);
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
