package org.burkit.lab.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.IcmpError;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Middlebox.Direction;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;

/**
 * What becomes of a packet on its way: up the hops of the sender, down those of the receiver, past
 * middleboxes, until it arrives, is dropped, or its time to live runs out. No I/O; as many threads
 * as its middleboxes allow, which is one.
 *
 * <p>A middlebox acts when the packet sets out, and delays are reckoned separately; order is kept
 * because every packet of a path has the same delays, except those that a {@link Line} holds back.
 */
final class Carrier {
  private final Routes routes;
  private final Map<Port, Chance> chances = new HashMap<>();
  private final Set<Ip> blackholes;
  private final Seed seed;

  Carrier(List<Port> ports, Set<Ip> blackholes, Seed seed) {
    this.routes = new Routes(ports);
    this.blackholes = Set.copyOf(blackholes);
    this.seed = seed;
  }

  /**
   * All deliveries that one packet from {@code from} leads to, those of middleboxes included, in
   * the order they were sent.
   */
  List<Delivery> carry(Port from, Packet packet, Instant now) {
    Journey journey = new Journey(now);
    chance(from).next().ifPresent(delay -> journey.climb(packet, from, 0, delay));
    return List.copyOf(journey.deliveries);
  }

  private Chance chance(Port port) {
    return chances.computeIfAbsent(port, p -> new Chance(p.line(), seed.of(p.name())));
  }

  private final class Journey {
    private final Instant now;
    private final List<Delivery> deliveries = new ArrayList<>();

    Journey(Instant now) {
      this.now = now;
    }

    /** Towards the core, from the hop at {@code index} of the sender's path on. */
    void climb(Packet packet, Port port, int index, Duration soFar) {
      if (index == port.hops().size()) {
        cross(packet, soFar);
        return;
      }
      Hop hop = port.hops().get(index);
      Duration there = soFar.plus(hop.delay());
      if (packet.ttl() <= 1) {
        descend(IcmpError.timeExceeded(hop.signing(packet), packet), port, index - 1, there);
        return;
      }
      Passage passage = pass(hop, Direction.TO_SERVER, packet);
      spread(passage, port, index, there);
      passage.onward().ifPresent(p -> climb(p, port, index + 1, there.plus(passage.held())));
    }

    private void cross(Packet packet, Duration soFar) {
      if (!blackholes.contains(packet.destination())) {
        routes
            .to(packet.destination())
            .ifPresent(port -> descend(packet, port, port.hops().size() - 1, soFar));
      }
    }

    /**
     * Away from the core, from the hop at {@code index} of the receiver's path down to its port.
     */
    private void descend(Packet packet, Port port, int index, Duration soFar) {
      if (index < 0) {
        chance(port)
            .next()
            .ifPresent(delay -> deliveries.add(new Delivery(port, packet, soFar.plus(delay))));
        return;
      }
      Hop hop = port.hops().get(index);
      Duration there = soFar.plus(hop.delay());
      if (packet.ttl() <= 1) {
        climb(IcmpError.timeExceeded(hop.signing(packet), packet), port, index + 1, there);
        return;
      }
      Passage passage = pass(hop, Direction.TO_CLIENT, packet);
      spread(passage, port, index, there);
      passage.onward().ifPresent(p -> descend(p, port, index - 1, there.plus(passage.held())));
    }

    /** The packets that the middlebox sends of its own leave before the one that goes on. */
    private void spread(Passage passage, Port port, int index, Duration there) {
      passage.toClient().forEach(p -> descend(p, port, index - 1, there));
      passage.toServer().forEach(p -> climb(p, port, index + 1, there));
    }

    private Passage pass(Hop hop, Direction direction, Packet packet) {
      Packet aged = packet.withTtlDecremented();
      return hop.middlebox()
          .map(box -> box.pass(direction, aged, now))
          .orElseGet(() -> Passage.forward(aged));
    }
  }
}
