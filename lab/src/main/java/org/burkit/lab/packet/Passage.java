package org.burkit.lab.packet;

import java.util.List;
import java.util.Optional;

/**
 * What a middlebox made of one packet: the packet that goes on, if any, and those it sends of its
 * own. Its own leave before the one that goes on.
 */
public record Passage(Optional<Packet> onward, List<Packet> toClient, List<Packet> toServer) {
  public Passage {
    toClient = List.copyOf(toClient);
    toServer = List.copyOf(toServer);
  }

  public static Passage forward(Packet packet) {
    return new Passage(Optional.of(packet), List.of(), List.of());
  }

  public static Passage drop() {
    return new Passage(Optional.empty(), List.of(), List.of());
  }
}
