package org.burkit.collector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallersTest {
  private static final Callers BEHIND =
      new Callers(List.of(AddressBlock.of("127.0.0.1"), AddressBlock.of("10.0.0.0/8")));

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, '', 203.0.113.7",
    "203.0.113.7, '198.51.100.1', 203.0.113.7",
    "127.0.0.1, '', 127.0.0.1",
    "127.0.0.1, '203.0.113.7', 203.0.113.7",
    "127.0.0.1, '203.0.113.7, 10.1.2.3', 203.0.113.7",
    "127.0.0.1, '198.51.100.1, 203.0.113.7, 10.1.2.3', 203.0.113.7",
    "127.0.0.1, '10.9.9.9, 10.1.2.3', 10.9.9.9",
    "127.0.0.1, 'unknown', 127.0.0.1",
    "127.0.0.1, '2001:db8::1', 2001:db8::1"
  })
  void theCallerIsWhomTheLastTrustedProxySaw(String peer, String forwarded, String caller) {
    assertThat(BEHIND.of(InetAddress.ofLiteral(peer), forwarded))
        .isEqualTo(InetAddress.ofLiteral(caller));
  }

  @Test
  void aPrefixLongerThanTheAddress_isNone() {
    assertThatThrownBy(() -> AddressBlock.of("10.0.0.0/33"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 to 32 bits, got 33");
  }
}
