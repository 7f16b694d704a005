package org.burkit.collector.store;

import java.util.function.Supplier;
import org.burkit.collector.journal.Position;

/**
 * What a store that is made anew must have to take the place of the one that is asked: all that the
 * journal has, or had one commit ago, since it may grow all the while. One thread at a time.
 */
public final class Goal {
  private final Supplier<Position> end;
  private Position goal;

  /**
   * @param end of the journal; beyond every place where it is not known
   */
  public Goal(Supplier<Position> end) {
    this.end = end;
    this.goal = end.get();
  }

  /** True where a store that goes up to there has enough. */
  boolean isReachedBy(Position upTo) {
    boolean reached = upTo.compareTo(goal) >= 0;
    goal = end.get();
    return reached || upTo.compareTo(goal) >= 0;
  }

  /** True where a store that goes up to there is not one of this journal as it is. */
  boolean isPassedBy(Position upTo) {
    return upTo.compareTo(end.get()) > 0;
  }
}
