package org.burkit.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketTest {
  private static final Endpoint CLIENT = new Endpoint(Ip4.parse("198.19.1.10"), 40_000);
  private static final Endpoint SERVER = new Endpoint(Ip4.parse("198.18.20.11"), 443);
  private static final byte[] ODD = {1, 2, 3};

  @Test
  void builtSegment_isReadBackWithValidChecksums() {
    Packet packet = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD);
    TcpSegment segment = TcpSegment.in(Packet.read(packet.bytes()).orElseThrow()).orElseThrow();

    assertThat(segment.source()).isEqualTo(CLIENT);
    assertThat(segment.destination()).isEqualTo(SERVER);
    assertThat(segment.seq()).isEqualTo(7);
    assertThat(segment.nextSeq()).isEqualTo(10);
    assertThat(segment.data()).isEqualTo(ODD);
    assertChecksums(packet);
  }

  @Test
  void everyChange_keepsChecksumsValid() {
    Packet packet = UdpDatagram.build(CLIENT, SERVER, ODD);
    assertChecksums(packet);
    assertChecksums(packet.withTtlDecremented());
    assertThat(packet.withTtlDecremented().ttl()).isEqualTo(Packet.INITIAL_TTL - 1);
    Packet tcp = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.SYN, ODD);
    assertChecksums(TcpSegment.in(tcp).orElseThrow().readdressed(SERVER, CLIENT));
  }

  @Test
  void timeExceeded_goesToTheSenderAndQuotesTheStart() {
    Packet dead = UdpDatagram.build(CLIENT, SERVER, ODD);
    Ip4 hop = Ip4.parse("198.19.0.2");
    Packet error = IcmpError.timeExceeded(hop, dead);

    assertThat(error.source()).isEqualTo(hop);
    assertThat(error.destination()).isEqualTo(CLIENT.address());
    assertThat(Arrays.copyOfRange(error.bytes(), 28, 56))
        .isEqualTo(Arrays.copyOf(dead.bytes(), 28));
    assertThat(error.bytes()[20]).isEqualTo((byte) 11);
  }

  @Test
  void shortWrongOrFragmentedBytes_areNotPackets() {
    byte[] good = UdpDatagram.build(CLIENT, SERVER, ODD).bytes();
    byte[] version6 = good.clone();
    version6[0] = 0x65;
    byte[] fragment = good.clone();
    fragment[6] = 0x20;

    assertThat(Packet.read(new byte[0])).isEmpty();
    assertThat(Packet.read(Arrays.copyOf(good, good.length - 1))).isEmpty();
    assertThat(Packet.read(version6)).isEmpty();
    assertThat(Packet.read(fragment)).isEmpty();
    assertThat(Packet.read(good)).isPresent();
  }

  @Test
  void damagedPackets_neverThrow_seed7() {
    Random random = new Random(7);
    byte[] good = TcpSegment.build(CLIENT, SERVER, 7, 9, TcpSegment.ACK, ODD).bytes();
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int j = 0; j < 3 && damaged.length > 0; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(
              () -> {
                var packet = Packet.read(damaged);
                packet.flatMap(TcpSegment::in).ifPresent(TcpSegment::data);
                packet.flatMap(UdpDatagram::in).map(UdpDatagram::data).ifPresent(DnsQuestion::read);
              })
          .doesNotThrowAnyException();
    }
  }

  /** A range with a right checksum in it sums to all ones (RFC 1071). */
  private static void assertChecksums(Packet packet) {
    byte[] b = packet.bytes();
    int segment = b.length - 20;
    assertThat(Bytes.sum(b, 0, 20, 0)).isEqualTo(0xffff);
    long pseudo = Bytes.sum(b, 12, 8, 0) + packet.protocol() + segment;
    assertThat(Bytes.sum(b, 20, segment, pseudo)).isEqualTo(0xffff);
  }
}
