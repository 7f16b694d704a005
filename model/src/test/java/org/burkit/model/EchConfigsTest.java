package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EchConfigsTest {
  /** A configuration of an unknown version, then one for {@code cover.example}. */
  private static final byte[] LIST =
      HexFormat.of()
          .parseHex(
              "002b"
                  + "0a0a0002ffff"
                  + "fe0d0021"
                  + "07"
                  + "0020"
                  + "00040a0b0c0d"
                  + "000400010001"
                  + "00"
                  + "0d636f7665722e6578616d706c65"
                  + "0000"
                  + "00");

  @Test
  void publicName_isThatOfTheKnownVersion() {
    EchConfigs configs = EchConfigs.of(LIST).orElseThrow();

    assertThat(configs.publicName()).isEqualTo("cover.example");
    assertThat(configs.wire()).isEqualTo(LIST);
  }

  @Test
  void cutLists_areNone() {
    for (int length = 0; length < 36; length++) {
      assertThat(EchConfigs.of(Arrays.copyOf(LIST, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void whatIsNoName_isNoPublicName() {
    byte[] odd = LIST.clone();
    odd[30] = '/';

    assertThat(EchConfigs.of(odd)).isEmpty();
    assertThat(EchConfigs.of("not base64!")).isEmpty();
    assertThat(EchConfigs.of("A".repeat(8193))).isEmpty();
  }
}
