package org.burkit.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuicInitialTest {
  /** The CRYPTO frame of RFC 9001 appendix A.2. */
  private static final String FRAME =
      "060040f1010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e868"
          + "04fe3a47f06a2b69484c00000413011302010000c000000010000e00000b6578"
          + "616d706c652e636f6dff01000100000a00080006001d00170018001000070005"
          + "04616c706e000500050100000000003300260024001d00209370b2c9caa47fba"
          + "baf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b000302030400"
          + "0d0010000e0403050306030203080408050806002d00020101001c0002400100"
          + "3900320408ffffffffffffffff05048000ffff07048000ffff08011001048000"
          + "75300901100f088394c8f03e51570806048000ffff";

  @Test
  void packetOfTheStandard_isReadToItsServerName() throws Exception {
    byte[] packet = TestInitial.seal(HexFormat.of().parseHex(FRAME), 2);
    String hex = HexFormat.of().formatHex(packet);
    // Header, sample and tag of the protected packet as the standard prints it.
    assertThat(hex)
        .hasSize(2400)
        .startsWith("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11")
        .endsWith("e221af44860018ab0856972e194cd934");

    var pieces = QuicInitial.read(packet);
    assertThat(pieces).hasSize(1);
    assertThat(pieces.getFirst().offset()).isZero();
    assertThat(QuicInitial.message(pieces.getFirst().data()))
        .isEqualTo(new FirstMessage.Tls(Optional.of("example.com"), false));
  }

  @Test
  void whatIsNoInitial_hasNoPieces() throws Exception {
    byte[] packet = TestInitial.seal(HexFormat.of().parseHex(FRAME), 2);
    byte[] otherVersion = packet.clone();
    otherVersion[4] = 2;
    byte[] forgedTag = packet.clone();
    forgedTag[forgedTag.length - 1] ^= 1;
    assertThat(QuicInitial.read(otherVersion)).isEmpty();
    assertThat(QuicInitial.read(forgedTag)).isEmpty();
    assertThat(QuicInitial.read(new byte[0])).isEmpty();
  }

  @Test
  void cutAndDamagedPackets_neverThrow() throws Exception {
    byte[] packet = TestInitial.seal(HexFormat.of().parseHex(FRAME), 2);
    Random random = new Random(9001);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = Arrays.copyOf(packet, random.nextInt(packet.length));
      for (int n = 0; n < 3 && damaged.length > 0; n++) {
        damaged[random.nextInt(Math.min(damaged.length, 30))] = (byte) random.nextInt();
      }
      assertThatCode(() -> QuicInitial.read(damaged)).doesNotThrowAnyException();
    }
  }
}
