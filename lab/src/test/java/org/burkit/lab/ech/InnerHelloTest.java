package org.burkit.lab.ech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class InnerHelloTest {
  private static final String VERSION_AND_RANDOM = "0303" + "11".repeat(32);
  private static final String SUITES_AND_COMPRESSION = "0002" + "1301" + "0100";

  /** Session id aabb; extensions 10 and 51 and one of ECH. */
  private static final HelloBody OUTER =
      hello("02aabb", "000a00021111" + "003300022222" + "fe0d000100");

  @Test
  void namedExtensionsAndTheSessionId_comeFromTheOuter() {
    HelloBody encoded = hello("00", "00000001ff" + "fd00" + "0005" + "04" + "000a" + "0033");
    HelloBody rebuilt = HelloBody.read(InnerHello.rebuild(encoded, OUTER));
    assertThat(rebuilt.session()).containsExactly(2, 0xaa, 0xbb);
    assertThat(rebuilt.extensions())
        .extracting(HelloBody.Extension::type)
        .containsExactly(0, 10, 51);
    assertThat(rebuilt.range(rebuilt.extensions().get(2))).containsExactly(0, 51, 0, 2, 34, 34);
  }

  @Test
  void whatTheOuterDoesNotHaveInThatOrder_isRefused() {
    for (String named : new String[] {"0033000a", "000b", "fe0d", "000a000a"}) {
      String list = "%02x".formatted(named.length() / 2) + named;
      HelloBody encoded = hello("00", "fd00" + "%04x".formatted(list.length() / 2) + list);
      assertThatThrownBy(() -> InnerHello.rebuild(encoded, OUTER))
          .as(named)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> InnerHello.rebuild(hello("0101", ""), OUTER))
        .as("a session id of its own")
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HelloBody hello(String session, String extensions) {
    String length = "%04x".formatted(extensions.length() / 2);
    return HelloBody.read(
        HexFormat.of()
            .parseHex(VERSION_AND_RANDOM + session + SUITES_AND_COMPRESSION + length + extensions));
  }
}
