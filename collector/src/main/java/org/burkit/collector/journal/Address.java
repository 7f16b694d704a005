package org.burkit.collector.journal;

import java.util.Objects;

/** Where one entry lies: the block that holds it, and its number in that block, from 0. */
public record Address(Position block, int index) {
  public Address {
    Objects.requireNonNull(block, "block");
    if (index < 0) {
      throw new IllegalArgumentException("an index in a block is 0 or more, got " + index);
    }
  }
}
