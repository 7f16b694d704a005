package org.burkit.lab.packet;

import java.time.Instant;

/**
 * A thing that stands on a path and sees every packet of it. Called by the router's thread only.
 */
public interface Middlebox {

  /** Which way a packet goes, seen from the client's network. */
  enum Direction {
    TO_SERVER,
    TO_CLIENT
  }

  /** Decides what becomes of one packet; {@code now} is the time to reckon with. */
  Passage pass(Direction direction, Packet packet, Instant now);
}
