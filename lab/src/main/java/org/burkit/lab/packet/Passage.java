package org.burkit.lab.packet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a middlebox made of one packet: the packet that goes on, if any, and those it sends of its
 * own. Its own leave before the one that goes on.
 *
 * @param held how long the packet that goes on waits in the middlebox's queue
 */
public record Passage(
    Optional<Packet> onward, List<Packet> toClient, List<Packet> toServer, Duration held) {
  public Passage {
    toClient = List.copyOf(toClient);
    toServer = List.copyOf(toServer);
    if (held.isNegative()) {
      throw new IllegalArgumentException("a packet cannot be held for " + held);
    }
  }

  public Passage(Optional<Packet> onward, List<Packet> toClient, List<Packet> toServer) {
    this(onward, toClient, toServer, Duration.ZERO);
  }

  public static Passage forward(Packet packet) {
    return new Passage(Optional.of(packet), List.of(), List.of());
  }

  public static Passage forwardAfter(Duration held, Packet packet) {
    return new Passage(Optional.of(packet), List.of(), List.of(), held);
  }

  public static Passage drop() {
    return new Passage(Optional.empty(), List.of(), List.of());
  }
}
