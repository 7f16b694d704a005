package org.burkit.lab.world;

import java.time.Instant;
import java.util.Optional;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;

/** A middlebox at home that is not there before its {@link Onset}. Of the router's thread. */
final class Mishap implements Middlebox {
  private final Onset onset;
  private final Middlebox then;
  private Optional<Instant> began = Optional.empty();

  Mishap(Onset onset, Middlebox then) {
    this.onset = onset;
    this.then = then;
  }

  /** A share of packets vanishes, each way. */
  static Middlebox losing(double share, Seed seed) {
    return new Middlebox() {
      private long packets;

      @Override
      public Passage pass(Direction direction, Packet packet, Instant now) {
        return seed.draw(packets++) < share ? Passage.drop() : Passage.forward(packet);
      }
    };
  }

  @Override
  public Passage pass(Direction direction, Packet packet, Instant now) {
    if (direction == Direction.TO_SERVER && packet.destination().equals(onset.firstPacketTo())) {
      began = began.or(() -> Optional.of(now));
    }
    boolean isThere = began.filter(start -> now.isBefore(start.plus(onset.lasts()))).isPresent();
    return isThere ? then.pass(direction, packet, now) : Passage.forward(packet);
  }
}
