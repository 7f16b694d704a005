package org.burkit.collector.journal;

import java.util.Comparator;

/**
 * A place between two blocks of the journal, or before the first: where reading goes on.
 *
 * @param segment number of the segment, from 1
 * @param offset bytes from the start of the segment's file
 */
public record Position(long segment, long offset) implements Comparable<Position> {
  /** Before everything. */
  public static final Position START = new Position(1, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::segment).thenComparingLong(Position::offset);

  public Position {
    if (segment < 1 || offset < 0) {
      throw new IllegalArgumentException("no such place: segment " + segment + " at " + offset);
    }
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
