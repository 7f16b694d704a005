package org.burkit.lab.net;

import java.time.Duration;
import java.util.Optional;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Packet;

/**
 * A router on a path: the addresses it signs its ICMP with, the delay to reach it, and who stands
 * there.
 */
public record Hop(DualAddress address, Duration delay, Optional<Middlebox> middlebox) {
  public Hop {
    if (delay.isNegative()) {
      throw new IllegalArgumentException("negative delay at " + address);
    }
  }

  /** The address it answers the sender of a packet from. */
  Ip signing(Packet about) {
    return address.of(about.family());
  }
}
