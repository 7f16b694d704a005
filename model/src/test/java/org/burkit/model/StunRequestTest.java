package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StunRequestTest {
  private static final String ID = "b7e7a701bc34d686fa87dfae";
  private static final String ADDRESS = "002000080001a147e112a643";

  private final StunRequest request = new StunRequest(HexFormat.of().parseHex(ID));

  @Test
  void request_isAHeaderWithoutAttributes() {
    assertThat(HexFormat.of().formatHex(request.bytes())).isEqualTo("000100002112a442" + ID);
  }

  @Test
  void successAndError_answer() {
    assertThat(request.isAnsweredBy(message("0101", "000c", "2112a442", ID, ADDRESS))).isTrue();
    assertThat(request.isAnsweredBy(message("0111", "0000", "2112a442", ID, ""))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001 0000 2112a442 b7e7a701bc34d686fa87dfae", // our own request, sent back
        "0011 0000 2112a442 b7e7a701bc34d686fa87dfae", // an indication
        "0103 0000 2112a442 b7e7a701bc34d686fa87dfae", // of another method
        "0101 0000 2112a443 b7e7a701bc34d686fa87dfae", // the cookie of none
        "0101 0000 2112a442 b7e7a701bc34d686fa87dfaf", // to another request
        "0101 0004 2112a442 b7e7a701bc34d686fa87dfae", // cut short
        "0101 0000 2112a442 b7e7a701bc34d686fa87dfae 00", // longer than it says
        "0101 0000 2112a442 b7e7a701bc34d686fa87df",
        ""
      })
  void anythingElse_doesNot(String message) {
    assertThat(request.isAnsweredBy(HexFormat.of().parseHex(message.replace(" ", "")))).isFalse();
  }

  @Test
  void everyCut_ofAnAnswer_isNone() {
    byte[] answer = message("0101", "000c", "2112a442", ID, ADDRESS);

    for (int length = 0; length < answer.length; length++) {
      assertThat(request.isAnsweredBy(Arrays.copyOf(answer, length))).isFalse();
    }
  }

  @Test
  void requests_areFurtherAndFurtherApart_withinTheWindow() {
    List<Duration> times = StunRequest.SENT_AT;

    assertThat(times).startsWith(Duration.ZERO).isSorted();
    for (int i = 2; i < times.size(); i++) {
      assertThat(times.get(i).minus(times.get(i - 1)))
          .isEqualTo(times.get(i - 1).minus(times.get(i - 2)).multipliedBy(2));
    }
    assertThat(times.getLast()).isLessThan(StunRequest.WINDOW);
  }

  @Test
  void idOfAnotherLength_isRefused() {
    assertThatThrownBy(() -> new StunRequest(new byte[16])).hasMessageContaining("12 bytes");
  }

  private static byte[] message(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts));
  }
}
