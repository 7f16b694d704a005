package org.burkit.probe.net.hop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class QuicInitialTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 9001, appendix A.2. */
  private static final byte[] HELLO =
      HEX.parseHex(
          "010000ed0303ebf8fa56f12939b9584a3896472ec40bb863cfd3e86804fe3a47f06a2b69484c"
              + "00000413011302010000c000000010000e00000b6578616d706c652e636f6dff01000100000a"
              + "00080006001d0017001800100007000504616c706e000500050100000000003300260024001d"
              + "00209370b2c9caa47fbabaf4559fedba753de171fa71f50f1ce15d43e994ec74d748002b0003"
              + "020304000d0010000e0403050306030203080408050806002d00020101001c00024001003900"
              + "320408ffffffffffffffff05048000ffff07048000ffff0801100104800075300901100f0883"
              + "94c8f03e51570806048000ffff");

  @Test
  void packetOfTheStandard_isSealedAsThere() {
    byte[] packet = QuicInitial.of(HELLO, HEX.parseHex("8394c8f03e515708"), 2);

    assertThat(packet).hasSize(1200);
    assertThat(HEX.formatHex(packet, 0, 34))
        .isEqualTo("c000000001088394c8f03e5157080000449e7b9aec34d1b1c98dd7689fb8ec11d242");
  }

  @Test
  void hello_holdsTheNameAndItsOwnLength() {
    byte[] hello = QuicHello.naming("site.example").orElseThrow();

    assertThat(new String(hello, US_ASCII)).contains("site.example");
    assertThat(hello[0]).isEqualTo((byte) 1);
    assertThat((hello[2] & 0xff) << 8 | (hello[3] & 0xff)).isEqualTo(hello.length - 4);
  }

  @Test
  void nameThatIsNone_hasNoHello() {
    assertThat(QuicHello.naming("..")).isEmpty();
  }
}
