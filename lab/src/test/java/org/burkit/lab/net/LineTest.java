package org.burkit.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.UdpDatagram;
import org.junit.jupiter.api.Test;

class LineTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Endpoint HOME = new Endpoint(Ip4.parse("198.19.1.10"), 4000);
  private static final Endpoint SITE = new Endpoint(Ip4.parse("198.18.20.11"), 53);

  @Test
  void losingLine_losesItsShare_andTheSameOnesForTheSameSeed_seed7() {
    List<Boolean> first = arrivals(Line.losing(0.05), 7, 2000);
    assertThat(first.stream().filter(arrived -> !arrived).count()).isBetween(70L, 130L);
    assertThat(arrivals(Line.losing(0.05), 7, 2000)).isEqualTo(first);
    assertThat(arrivals(Line.losing(0.05), 8, 2000)).isNotEqualTo(first);
  }

  @Test
  void deadLine_carriesNothing() {
    assertThat(arrivals(Line.losing(1), 1, 50)).containsOnly(false);
  }

  @Test
  void slowLine_delaysEachWay() {
    Port home = home(Line.slow(Duration.ofMillis(150)));
    Port site = site();
    Carrier carrier = new Carrier(List.of(home, site), Set.of(), new Seed(7));
    var out = carrier.carry(home, UdpDatagram.build(HOME, SITE, new byte[1]), NOW);
    var back = carrier.carry(site, UdpDatagram.build(SITE, HOME, new byte[1]), NOW);
    assertThat(out.getFirst().after()).isEqualTo(Duration.ofMillis(150));
    assertThat(back.getFirst().after()).isEqualTo(Duration.ofMillis(150));
  }

  @Test
  void reorderingLine_holdsSomeBackAndLosesNone_seed7() {
    Port home = home(Line.reordering(0.1));
    Carrier carrier = new Carrier(List.of(home, site()), Set.of(), new Seed(7));
    List<Duration> times =
        IntStream.range(0, 500)
            .mapToObj(_ -> carrier.carry(home, UdpDatagram.build(HOME, SITE, new byte[1]), NOW))
            .map(deliveries -> deliveries.getFirst().after())
            .toList();
    assertThat(times).containsOnly(Duration.ZERO, Line.HELD_BACK);
    assertThat(times.stream().filter(Line.HELD_BACK::equals).count()).isBetween(25L, 80L);
  }

  @Test
  void impossibleShare_isRefused() {
    assertThatThrownBy(() -> Line.losing(5)).hasMessageContaining("share from 0 to 1");
    assertThatThrownBy(() -> Line.losing(Double.NaN)).hasMessageContaining("share from 0 to 1");
  }

  private static List<Boolean> arrivals(Line line, long seed, int packets) {
    Port home = home(line);
    Carrier carrier = new Carrier(List.of(home, site()), Set.of(), new Seed(seed));
    return IntStream.range(0, packets)
        .mapToObj(_ -> carrier.carry(home, UdpDatagram.build(HOME, SITE, new byte[1]), NOW))
        .map(deliveries -> !deliveries.isEmpty())
        .toList();
  }

  private static Port home(Line line) {
    return new Port("home", List.of(Cidr.parse("198.19.1.0/24")), line, List.of());
  }

  private static Port site() {
    return new Port("site", List.of(Cidr.parse("198.18.0.0/16")), List.of());
  }
}
