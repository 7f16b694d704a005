package org.burkit.lab.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Ip6Test {
  @Test
  void text_isTheOneThatTheStandardRecommends() {
    // The cases of RFC 5952 section 4.
    assertThat(Ip6.parse("2001:0db8:0000:0000:0000:0000:0000:0001")).hasToString("2001:db8::1");
    assertThat(Ip6.parse("2001:db8:0:1:1:1:1:1")).hasToString("2001:db8:0:1:1:1:1:1");
    assertThat(Ip6.parse("2001:0:0:1:0:0:0:1")).hasToString("2001:0:0:1::1");
    assertThat(Ip6.parse("2001:db8:0:0:1:0:0:1")).hasToString("2001:db8::1:0:0:1");
    assertThat(Ip6.parse("2001:DB8::AAAA")).hasToString("2001:db8::aaaa");
    assertThat(Ip6.parse("::")).hasToString("::");
    assertThat(Ip6.parse("1::")).hasToString("1::");
  }

  @Test
  void randomAddresses_areReadAsTheJdkReadsThem_seed4291() throws Exception {
    Random random = new Random(4291);
    for (int i = 0; i < 5000; i++) {
      byte[] octets = new byte[16];
      random.nextBytes(octets);
      for (int j = 0; j < random.nextInt(16); j++) {
        octets[random.nextInt(16)] = 0;
      }
      Ip6 ip = Ip6.of(octets);
      // A name's brackets keep the JDK from reading ::ffff:… as IPv4; none is likely here.
      assertThat(InetAddress.getByName(ip.toString()).getAddress()).isEqualTo(octets);
      assertThat(Ip6.parse(ip.toString())).isEqualTo(ip);
      assertThat(ip.octets()).isEqualTo(octets);
    }
  }

  @Test
  void whatIsNoAddress_isRefusedWithWhatCame() {
    for (String text :
        new String[] {
          "",
          "1",
          ":",
          ":::",
          "1:2:3:4:5:6:7",
          "1:2:3:4:5:6:7:8:9",
          "::1::",
          "g::",
          "12345::",
          "1:2:3:4:5:6:7::8",
          "::198.18.0.1",
          "fe80::1%lo"
        }) {
      assertThatThrownBy(() -> Ip6.parse(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("got: " + text);
    }
  }

  @Test
  void sum_carriesOverTheMiddle() {
    assertThat(Ip6.parse("2001:2::ffff:ffff:ffff:ffff").plus(1))
        .isEqualTo(Ip6.parse("2001:2:0:1::"));
    assertThat(Ip6.parse("2001:2:0:1::").plus(-1))
        .isEqualTo(Ip6.parse("2001:2::ffff:ffff:ffff:ffff"));
  }

  @Test
  void blocks_holdTheirFamilyOnly() {
    Cidr block = Cidr.parse("2001:2:0:1200::/56");
    assertThat(block.contains(Ip.parse("2001:2:0:12ff::1"))).isTrue();
    assertThat(block.contains(Ip.parse("2001:2:0:1300::1"))).isFalse();
    assertThat(Cidr.parse("2001:2:0:1214::a/127").contains(Ip.parse("2001:2:0:1214::b"))).isTrue();
    assertThat(Cidr.parse("2001:2:0:1214::a/127").contains(Ip.parse("2001:2:0:1214::c"))).isFalse();
    assertThat(Cidr.parse("::/0").contains(Ip.parse("2001:2::1"))).isTrue();
    assertThat(Cidr.parse("::/0").contains(Ip.parse("198.18.0.1"))).isFalse();
    assertThat(Cidr.parse("0.0.0.0/0").contains(Ip.parse("2001:2::1"))).isFalse();
    assertThat(block).hasToString("2001:2:0:1200::/56");
    assertThatThrownBy(() -> Cidr.parse("2001:2::1/64")).hasMessageContaining("beyond the prefix");
    assertThatThrownBy(() -> Cidr.parse("2001:2::/129")).hasMessageContaining("out of 0..128");
  }
}
