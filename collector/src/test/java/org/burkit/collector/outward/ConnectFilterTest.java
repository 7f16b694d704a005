package org.burkit.collector.outward;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectFilterTest {
  private static final InetAddress OWN = InetAddress.ofLiteral("93.184.216.1");
  private final ConnectFilter filter = ConnectFilter.of(Set.of(OWN));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.7",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:10.0.0.1",
        "::7f00:1",
        "64:ff9b::a00:1",
        "100::1",
        "fc00::1",
        "fd12::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::",
        "3fff::1",
        "5f00::1",
        "4000::1",
        "93.184.216.1"
      })
  void specialAndOwnAddresses_areRefused(String address) {
    assertThat(filter.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1",
        "2a00:1450:4001::1",
        "2001:4860:4860::8888"
      })
  void publicAddresses_areAllowed(String address) {
    assertThat(filter.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void ports_areTheWebsAndTheUrlsOwnUnlessWellKnown() {
    assertThat(filter.allowsPort(80, 443)).isTrue();
    assertThat(filter.allowsPort(443, 80)).isTrue();
    assertThat(filter.allowsPort(8443, 8443)).isTrue();
    assertThat(filter.allowsPort(8443, 443)).isFalse();
    assertThat(filter.allowsPort(25, 25)).isFalse();
  }

  @Test
  void everything_meansEveryAddress() {
    assertThat(ConnectFilter.everything().allows(InetAddress.ofLiteral("198.18.0.1"))).isTrue();
  }
}
