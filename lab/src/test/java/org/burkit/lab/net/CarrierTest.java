package org.burkit.lab.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.lab.chance.Seed;
import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.UdpDatagram;
import org.junit.jupiter.api.Test;

class CarrierTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Endpoint HOME = new Endpoint(Ip4.parse("198.19.1.10"), 4000);
  private static final Endpoint SITE = new Endpoint(Ip4.parse("198.18.20.11"), 53);
  private static final Packet QUESTION = UdpDatagram.build(HOME, SITE, new byte[] {1});
  private static final Packet FORGED = UdpDatagram.build(SITE, HOME, new byte[] {2});

  private final Port site = new Port("site", List.of(Cidr.parse("198.18.0.0/16")), List.of());

  @Test
  void packet_arrivesAfterAllDelaysWithTtlCountedDown() {
    Port home = home(Optional.empty());
    List<Delivery> deliveries = carrier(home, Set.of()).carry(home, QUESTION, NOW);

    assertThat(deliveries).hasSize(1);
    assertThat(deliveries.getFirst().to()).isEqualTo(site);
    assertThat(deliveries.getFirst().after()).isEqualTo(Duration.ofMillis(6));
    assertThat(deliveries.getFirst().packet().ttl()).isEqualTo(Packet.INITIAL_TTL - 3);
  }

  @Test
  void ttlThatRunsOut_isReportedByTheHopWhereItDid() {
    Port home = home(Optional.empty());
    Carrier carrier = carrier(home, Set.of());
    Packet packet = QUESTION;
    while (packet.ttl() > 3) {
      packet = packet.withTtlDecremented();
    }
    for (int hop = 3; hop >= 1; hop--) {
      Delivery report = carrier.carry(home, packet, NOW).getFirst();
      assertThat(report.to()).isEqualTo(home);
      assertThat(report.packet().protocol()).isEqualTo(Packet.ICMP);
      assertThat(report.packet().source()).isEqualTo(Ip4.parse("198.19.0." + hop));
      packet = packet.withTtlDecremented();
    }
  }

  @Test
  void hopLimitThatRunsOut_isReportedInTheSameFamily() {
    Port home = home(Optional.empty());
    Port six = new Port("six", List.of(Cidr.parse("2001:2::/48")), home.hops());
    Endpoint from = new Endpoint(Ip.parse("2001:2:0:1301::a"), 4000);
    Endpoint to = new Endpoint(Ip.parse("2001:db8::1"), 53);
    Packet packet = UdpDatagram.build(from, to, new byte[] {1});
    while (packet.ttl() > 2) {
      packet = packet.withTtlDecremented();
    }
    Delivery report = carrier(six, Set.of()).carry(six, packet, NOW).getFirst();
    assertThat(report.to()).isEqualTo(six);
    assertThat(report.packet().protocol()).isEqualTo(Packet.ICMPV6);
    assertThat(report.packet().source()).isEqualTo(Ip.parse("2001:2:0:1300::2"));
  }

  @Test
  void middleboxAtHopTwo_isNotReachedByTtlTwo() {
    int[] seen = {0};
    Port home =
        home(
            Optional.of((_, packet, _) -> {
              seen[0]++;
              return Passage.forward(packet);
            }));
    Packet packet = QUESTION;
    while (packet.ttl() > 2) { // TTL 2 dies at hop 2, before its middlebox
      packet = packet.withTtlDecremented();
    }
    carrier(home, Set.of()).carry(home, packet, NOW);
    assertThat(seen[0]).isZero();
    carrier(home, Set.of()).carry(home, QUESTION, NOW);
    assertThat(seen[0]).isEqualTo(1);
  }

  @Test
  void forgedAnswer_overtakesTheGenuineOne() {
    Middlebox injector =
        (direction, packet, _) ->
            direction == Middlebox.Direction.TO_SERVER
                ? new Passage(Optional.of(packet), List.of(FORGED), List.of())
                : Passage.forward(packet);
    Port home = home(Optional.of(injector));
    Carrier carrier = carrier(home, Set.of());
    List<Delivery> deliveries = carrier.carry(home, QUESTION, NOW);

    Delivery forged = deliveries.getFirst();
    assertThat(forged.to()).isEqualTo(home);
    Duration question = deliveries.getLast().after();
    Duration genuine = question.plus(carrier.carry(site, FORGED, NOW).getFirst().after());
    assertThat(forged.after()).isLessThan(genuine);
  }

  @Test
  void blackholeAndUnknownAddress_swallow() {
    Port home = home(Optional.empty());
    assertThat(carrier(home, Set.of(SITE.address())).carry(home, QUESTION, NOW)).isEmpty();
    Packet nowhere =
        UdpDatagram.build(HOME, new Endpoint(Ip4.parse("10.0.0.1"), 53), new byte[] {1});
    assertThat(carrier(home, Set.of()).carry(home, nowhere, NOW)).isEmpty();
  }

  private Carrier carrier(Port home, Set<Ip> blackholes) {
    return new Carrier(List.of(site, home), blackholes, new Seed(1));
  }

  private static Port home(Optional<Middlebox> middlebox) {
    return new Port(
        "home",
        List.of(Cidr.parse("198.19.1.0/24")),
        List.of(
            new Hop(router(1), Duration.ofMillis(1), Optional.empty()),
            new Hop(router(2), Duration.ofMillis(2), middlebox),
            new Hop(router(3), Duration.ofMillis(3), Optional.empty())));
  }

  private static DualAddress router(int number) {
    return new DualAddress(Ip4.parse("198.19.0." + number), Ip6.parse("2001:2:0:1300::" + number));
  }
}
