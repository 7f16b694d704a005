package org.burkit.collector.journal;

import java.util.List;
import java.util.Objects;

/**
 * The entries that one commit made durable together, in order.
 *
 * @param at where this block begins
 * @param next where the following block begins, or will begin
 * @param entries never empty
 */
public record Block(Position at, Position next, List<Entry> entries) {
  public Block {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(next, "next");
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("a block holds at least one entry");
    }
  }

  /** Where the entry number {@code index} of this block lies. */
  public Address address(int index) {
    return new Address(at, index);
  }
}
