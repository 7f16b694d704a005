package org.burkit.lab.net;

import java.time.Duration;
import java.util.Optional;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Middlebox;

/**
 * A router on a path: the address it signs its ICMP with, the delay to reach it, and who stands
 * there.
 */
public record Hop(Ip4 address, Duration delay, Optional<Middlebox> middlebox) {
  public Hop {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("negative delay at " + address);
    }
  }
}
