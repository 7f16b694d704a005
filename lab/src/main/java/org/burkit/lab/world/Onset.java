package org.burkit.lab.world;

import java.time.Duration;
import org.burkit.lab.packet.Ip;

/**
 * When something begins to be the matter with a home, and for how long it is.
 *
 * @param firstPacketTo begins with the home's first packet to this address
 * @param lasts from then on
 */
public record Onset(Ip firstPacketTo, Duration lasts) {
  private static final Duration FOR_GOOD = Duration.ofDays(1);

  public static Onset forGood(Ip firstPacketTo) {
    return new Onset(firstPacketTo, FOR_GOOD);
  }
}
