package org.burkit.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.packet.TcpSegment.SYN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Censor;
import org.burkit.lab.censor.Forgery;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.censor.When;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.burkit.lab.packet.TcpSegment;
import org.junit.jupiter.api.Test;

/** The same seed and the same packets: the same fate, packet by packet, and the same order. */
class FateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Ip4 HOME = Ip4.parse("198.19.1.10");
  private static final Endpoint SITE = new Endpoint(Ip4.parse("198.18.20.11"), 443);
  private static final int CONNECTIONS = 400;

  private record Arrival(long micros, int number, String what) {}

  @Test
  void sameSeed_sameArrivalsInTheSameOrder_seed7() {
    List<Arrival> first = arrivals(new Seed(7));
    assertThat(arrivals(new Seed(7))).isEqualTo(first);
    assertThat(arrivals(new Seed(8))).isNotEqualTo(first);
  }

  @Test
  void fate_hasAllThatChanceCanDo_seed7() {
    List<Arrival> arrivals = arrivals(new Seed(7));
    long resets = arrivals.stream().filter(a -> a.what().equals("home 14")).count();
    long passed = arrivals.stream().filter(a -> a.what().equals("site 2")).count();
    assertThat(resets).as("half are reset").isBetween(120L, 220L);
    assertThat(passed).as("some of the others are lost").isBetween(120L, 195L);
    assertThat(arrivals)
        .extracting(Arrival::number)
        .as("some are overtaken")
        .isNotEqualTo(arrivals.stream().map(Arrival::number).sorted().toList());
  }

  /** What arrives where and when if so many connections begin a millisecond after each other. */
  private static List<Arrival> arrivals(Seed seed) {
    Rule rule =
        new Rule("half", new Trigger.Address(SITE.address()), new Action.Reset())
            .when(new When.Share(0.5));
    var address = new DualAddress(Ip4.parse("198.19.0.2"), Ip6.parse("2001:2:0:1300::2"));
    Censor censor = new Censor(List.of(rule), Forgery.PLAIN, address, seed.of("censor"));
    Hop border = new Hop(address, Duration.ofMillis(1), Optional.of(censor));
    Line line = new Line(Duration.ofMillis(5), 0.1, 0.1);
    Port home = new Port("home", List.of(Cidr.parse("198.19.1.0/24")), line, List.of(border));
    Port site = new Port("site", List.of(Cidr.parse("198.18.0.0/16")), List.of());
    Carrier carrier = new Carrier(List.of(home, site), Set.of(), seed);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Endpoint from = new Endpoint(HOME, 20_000 + i);
      long sent = i * 1000L;
      var syn = TcpSegment.build(from, SITE, 1, 0, SYN, new byte[0]);
      for (Delivery delivery : carrier.carry(home, syn, NOW)) {
        long micros = sent + delivery.after().toNanos() / 1000;
        arrivals.add(new Arrival(micros, i, what(delivery)));
      }
    }
    arrivals.sort(Comparator.comparingLong(Arrival::micros));
    return arrivals;
  }

  private static String what(Delivery delivery) {
    TcpSegment segment = TcpSegment.in(delivery.packet()).orElseThrow();
    int flags =
        (segment.has(TcpSegment.ACK) ? 10 : 0)
            + (segment.has(TcpSegment.RST) ? 4 : 0)
            + (segment.has(SYN) ? 2 : 0);
    return delivery.to().name() + " " + flags;
  }
}
