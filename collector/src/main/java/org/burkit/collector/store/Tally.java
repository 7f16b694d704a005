package org.burkit.collector.store;

import java.util.List;

/**
 * How many measurements ended how, for one combination of what they are told apart by.
 *
 * @param keys one for each axis asked for, in that order; empty where there is none
 */
public record Tally(
    List<String> keys,
    long measurements,
    long accessible,
    long blocked,
    long down,
    long serverSide,
    long inconclusive) {
  public Tally {
    keys = List.copyOf(keys);
  }
}
