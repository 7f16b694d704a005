package org.burkit.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BogonsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.10.34.34",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.1.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "FC00::1",
        "ff02::1",
        "2001:2::1",
        "2001:db8::1"
      })
  void specialAddress_isABogon(String address) {
    assertThat(Bogons.blockOf(address)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.128.0.1", "198.20.0.0",
        "2606:4700::1111", "2001:4860::8888", "not an address", "1.2.3", "1.2.3.456", ""
      })
  void anythingElse_isNone(String address) {
    assertThat(Bogons.blockOf(address)).isEmpty();
  }
}
