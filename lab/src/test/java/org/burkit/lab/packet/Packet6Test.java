package org.burkit.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Packet6Test {
  private static final Endpoint CLIENT = new Endpoint(Ip.parse("2001:2:0:1301::a"), 40_000);
  private static final Endpoint SERVER = new Endpoint(Ip.parse("2001:2:0:1214::b"), 443);
  private static final Ip HOP = Ip.parse("2001:2:0:1300::2");
  private static final byte[] ODD = {1, 2, 3};
  private static final int FIXED = 40;

  @Test
  void builtSegment_isReadBackWithValidChecksum() {
    Packet packet = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD);
    TcpSegment segment = TcpSegment.in(Packet.read(packet.bytes()).orElseThrow()).orElseThrow();

    assertThat(packet.family()).isEqualTo(Family.IPV6);
    assertThat(segment.source()).isEqualTo(CLIENT);
    assertThat(segment.destination()).isEqualTo(SERVER);
    assertThat(segment.nextSeq()).isEqualTo(10);
    assertThat(segment.data()).isEqualTo(ODD);
    assertThat(SERVER).hasToString("[2001:2:0:1214::b]:443");
    assertChecksum(packet);
  }

  @Test
  void everyChange_keepsTheChecksumValid() {
    Packet packet = UdpDatagram.build(CLIENT, SERVER, ODD);
    assertChecksum(packet);
    assertThat(packet.withTtlDecremented().ttl()).isEqualTo(Packet.INITIAL_TTL - 1);
    assertChecksum(packet.withTtlDecremented());
    assertThat(packet.sentWith(77, 5).ttl()).isEqualTo(77);
    assertThat(packet.sentWith(77, 5).identification()).isZero();
    assertChecksum(packet.sentWith(77, 5));
    Packet tcp = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.SYN, ODD);
    Packet back = TcpSegment.in(tcp).orElseThrow().readdressed(SERVER, CLIENT);
    assertThat(back.source()).isEqualTo(SERVER.address());
    assertChecksum(back);
    assertChecksum(TcpSegment.in(tcp).orElseThrow().withWindow(99));
  }

  @Test
  void errors_goToTheSenderAndQuoteTheStart() {
    Packet dead = UdpDatagram.build(CLIENT, SERVER, new byte[1400]);
    Packet exceeded = IcmpError.timeExceeded(HOP, dead);
    assertThat(exceeded.source()).isEqualTo(HOP);
    assertThat(exceeded.destination()).isEqualTo(CLIENT.address());
    assertThat(exceeded.protocol()).isEqualTo(Packet.ICMPV6);
    assertThat(Arrays.copyOfRange(exceeded.bytes(), FIXED, FIXED + 2)).containsExactly(3, 0);
    // RFC 4443 section 3.3: as much of the packet as fits the smallest link.
    assertThat(exceeded.length()).isEqualTo(1280);
    assertThat(Arrays.copyOfRange(exceeded.bytes(), FIXED + 8, 1280))
        .isEqualTo(Arrays.copyOf(dead.bytes(), 1280 - 48));
    assertChecksum(exceeded);

    Packet prohibited = IcmpError.prohibited(HOP, UdpDatagram.build(CLIENT, SERVER, ODD));
    assertThat(Arrays.copyOfRange(prohibited.bytes(), FIXED, FIXED + 2)).containsExactly(1, 1);
    assertThat(prohibited.length()).isEqualTo(FIXED + 8 + FIXED + 8 + 3);
    assertChecksum(prohibited);
  }

  @Test
  void extensionHeaders_areSkippedAndFragmentsLeftAlone() {
    Packet plain = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD);
    Packet extended = Packet.read(insert(plain, 0, 0, 60, 1)).orElseThrow();
    assertThat(TcpSegment.in(extended).orElseThrow().data()).isEqualTo(ODD);
    assertChecksum(TcpSegment.in(extended).orElseThrow().withWindow(5));

    Packet fragment = Packet.read(insert(plain, 44, 0)).orElseThrow();
    assertThat(TcpSegment.in(fragment)).isEmpty();
    assertThat(fragment.destination()).isEqualTo(SERVER.address());
    assertThat(fragment.withTtlDecremented().ttl()).isEqualTo(Packet.INITIAL_TTL - 1);
  }

  @Test
  void extensionHeaderBeyondTheEnd_isNoTransport() {
    byte[] bytes = insert(TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD), 0, 0);
    bytes[FIXED + 1] = (byte) 200;
    assertThat(Packet.read(bytes).flatMap(TcpSegment::in)).isEmpty();
  }

  @Test
  void shortBytes_areNotPackets_andLongerOnesAreCut() {
    byte[] good = UdpDatagram.build(CLIENT, SERVER, ODD).bytes();
    assertThat(Packet.read(Arrays.copyOf(good, good.length - 1))).isEmpty();
    assertThat(Packet.read(Arrays.copyOf(good, 39))).isEmpty();
    assertThat(Packet.read(Arrays.copyOf(good, good.length + 5)).orElseThrow().bytes())
        .isEqualTo(good);
  }

  @Test
  void addressesOfTwoFamilies_makeNoPacket() {
    Endpoint four = new Endpoint(Ip.parse("198.18.20.11"), 443);
    assertThatThrownBy(() -> UdpDatagram.build(CLIENT, four, ODD))
        .hasMessageContaining("two families");
  }

  @Test
  void damagedPackets_neverThrow_seed8200() {
    Random random = new Random(8200);
    byte[] good = insert(TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD), 0, 0, 60, 0);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int j = 0; j < 3 && damaged.length > 0; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(
              () -> {
                var packet = Packet.read(damaged);
                packet.flatMap(TcpSegment::in).ifPresent(TcpSegment::data);
                packet.map(Packet::withTtlDecremented).map(Packet::destination);
                packet.map(dead -> IcmpError.timeExceeded(dead.source(), dead));
              })
          .doesNotThrowAnyException();
    }
  }

  /** Puts extension headers of a type and a length in units of 8 octets beyond the first before. */
  private static byte[] insert(Packet packet, int... typesAndLengths) {
    byte[] bytes = packet.bytes();
    ByteBuffer extensions = ByteBuffer.allocate(256);
    for (int i = 0; i < typesAndLengths.length; i += 2) {
      boolean last = i + 2 == typesAndLengths.length;
      extensions.put((byte) (last ? bytes[6] : typesAndLengths[i + 2]));
      extensions.put((byte) typesAndLengths[i + 1]);
      extensions.put(new byte[6 + 8 * typesAndLengths[i + 1]]);
    }
    ByteBuffer whole = ByteBuffer.allocate(bytes.length + extensions.position());
    whole.put(bytes, 0, FIXED).put(extensions.flip()).put(bytes, FIXED, bytes.length - FIXED);
    whole.put(6, (byte) typesAndLengths[0]);
    whole.putShort(4, (short) (whole.capacity() - FIXED));
    return whole.array();
  }

  /** A range with a right checksum in it sums to all ones (RFC 8200 section 8.1). */
  private static void assertChecksum(Packet packet) {
    byte[] b = packet.bytes();
    int start = packet.headerLength();
    int segment = b.length - start;
    long pseudo = Bytes.sum(b, 8, 32, 0) + segment + packet.protocol();
    assertThat(Bytes.sum(b, start, segment, pseudo)).isEqualTo(0xffff);
  }
}
