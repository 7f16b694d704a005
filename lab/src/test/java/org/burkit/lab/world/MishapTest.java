package org.burkit.lab.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Middlebox.Direction;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.UdpDatagram;
import org.junit.jupiter.api.Test;

class MishapTest {
  private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
  private static final Ip4 SITE = Ip4.parse("198.18.20.11");
  private static final Ip4 OTHER = Ip4.parse("198.18.20.12");
  private static final Ip4 HOME = Ip4.parse("198.19.0.10");

  private final Middlebox mishap =
      new Mishap(new Onset(SITE, Duration.ofSeconds(20)), Mishap.losing(1, new Seed(1)));

  @Test
  void beforeTheFirstPacketToTheAddress_everythingPasses() {
    assertThat(passes(Direction.TO_SERVER, HOME, OTHER, 0)).isTrue();
    assertThat(passes(Direction.TO_CLIENT, OTHER, HOME, 1)).isTrue();
  }

  @Test
  void fromTheFirstPacketOn_allAreMetUntilItsEnd() {
    assertThat(passes(Direction.TO_SERVER, HOME, SITE, 0)).isFalse();
    assertThat(passes(Direction.TO_SERVER, HOME, OTHER, 19)).isFalse();
    assertThat(passes(Direction.TO_CLIENT, OTHER, HOME, 19)).isFalse();
    assertThat(passes(Direction.TO_SERVER, HOME, OTHER, 20)).isTrue();
    assertThat(passes(Direction.TO_SERVER, HOME, SITE, 21)).isTrue();
  }

  @Test
  void share_isLostAndTheRestIsNot() {
    Middlebox lossy = Mishap.losing(0.2, new Seed(1));
    int lost = 0;
    for (int i = 0; i < 1000; i++) {
      lost +=
          lossy.pass(Direction.TO_SERVER, packet(HOME, OTHER), START).onward().isEmpty() ? 1 : 0;
    }
    assertThat(lost).isBetween(150, 250);
  }

  private boolean passes(Direction direction, Ip4 from, Ip4 to, int second) {
    Passage passage = mishap.pass(direction, packet(from, to), START.plusSeconds(second));
    return passage.onward().isPresent();
  }

  private static Packet packet(Ip4 from, Ip4 to) {
    return UdpDatagram.build(new Endpoint(from, 5000), new Endpoint(to, 53), new byte[] {1});
  }
}
