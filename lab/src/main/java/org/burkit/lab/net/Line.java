package org.burkit.lab.net;

import java.time.Duration;

/**
 * What the last stretch to a namespace does to packets, in each direction by itself. The world's
 * seed decides, so that the same packets meet the same fate.
 *
 * @param delay what every packet takes longer
 * @param loss the share of packets that vanish, 0 to 1
 * @param late the share of packets that are held back until later ones have overtaken them, 0 to 1
 */
public record Line(Duration delay, double loss, double late) {
  /** Adds nothing, loses nothing. */
  public static final Line CLEAR = new Line(Duration.ZERO, 0, 0);

  /** How long a late packet is held back; the lab's longest path takes five milliseconds. */
  static final Duration HELD_BACK = Duration.ofMillis(15);

  public Line {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a line cannot be faster than none: " + delay);
    }
    requireShare("loss", loss);
    requireShare("late", late);
  }

  /** Loses packets by chance. */
  public static Line losing(double share) {
    return new Line(Duration.ZERO, share, 0);
  }

  /** Takes longer, each way. */
  public static Line slow(Duration delay) {
    return new Line(delay, 0, 0);
  }

  /** Mixes up the order of packets by chance. */
  public static Line reordering(double share) {
    return new Line(Duration.ZERO, 0, share);
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(what + " is a share from 0 to 1, not " + share);
    }
  }
}
