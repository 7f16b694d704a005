package org.burkit.probe.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.burkit.probe.net.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
  private static final InetAddress V4 = address("203.0.113.77");
  private static final InetAddress V6 = address("2001:db8:aa:bb:1:2:3:4");
  private final Scrubber scrubber =
      new Scrubber(
          new Own(Set.of(Range.one(V4), new Range(V6, 64)), Set.of("aigul", "root", "pc"))
              .with(List.of(address("192.168.1.23"))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.77",
        "203.000.113.077",
        "203.0.113.77:443",
        "203.0.113.77.443",
        "9.203.0.113.77",
        "IP203.0.113.77",
        "203.0.113.77nt",
        "[::ffff:203.0.113.77]:443",
        "203-0-113-77.dyn.example",
        "77-113-0-203.example",
        "77.113.0.203.in-addr.arpa",
        "ip=203.0.113.77;",
        "203%2E0%2E113%2E77",
        "203000113077",
        "3405803853",
        "cb00714d",
        "MjAzLjAuMTEzLjc3",
        "203.0.113.0/24",
        "192.168.1.23",
        "2001:db8:aa:bb:1:2:3:4",
        "2001:0DB8:00AA:00BB:0001:0002:0003:0004",
        "[2001:db8:aa:bb:1:2:3:4]:443",
        "2001%3Adb8%3Aaa%3Abb%3A1%3A2%3A3%3A4",
        "2001:db8:aa:bb:ffff::9",
        "2001:db8:aa::/48",
        "2001-db8-aa-bb-1-2-3-4.example"
      })
  void addressOfTheHome_goesInEveryForm(String form) {
    for (String text : List.of(form, "a " + form, "(" + form + ")", "x=" + form + "&y=1")) {
      assertThat(scrubber.fact(text)).contains("[scrubbed]").doesNotContain(form);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.78",
        "203.0.113.770",
        "1203.0.113.77",
        "77.113.0.203",
        "198.51.100.0/24",
        "2001:db8:aa:bc::1",
        "2026-11-24 08:12:33",
        "::",
        "https://aigul.example/",
        "sha256 a3cb00714d99",
        "tls.timeout"
      })
  void othersAddresses_andWhatOnlyLooksLikeOne_areFacts(String fact) {
    assertThat(scrubber.fact(fact)).isEqualTo(fact);
  }

  @ParameterizedTest
  @CsvSource({
    "http://198.51.100.1/block?ip=198.51.100.9&u=1, http://198.51.100.1/block?ip=[scrubbed]&u=1",
    "https://site.example/?a=2001:db8::1#x, https://site.example/?a=[scrubbed]#x",
    "http://203.0.113.77/, http://[scrubbed]/"
  })
  void url_keepsItsHostAndNoAddressAsAParameter(String url, String clean) {
    assertThat(scrubber.url(url)).isEqualTo(clean);
  }

  @Test
  void words_keepHostsOnly_andNoNamesNorMail() {
    assertThat(scrubber.words("Aigul, 198.51.100.9, see http://198.51.100.1/ or a.b@isp.example"))
        .isEqualTo("[scrubbed], [scrubbed], see http://198.51.100.1/ or [scrubbed]");
  }

  @Test
  void page_keepsNoAddressAtAll() {
    assertThat(scrubber.page("you (198.51.100.9, 2001:db8::5) were sent to http://198.51.100.1/"))
        .isEqualTo("you ([scrubbed], [scrubbed]) were sent to http://[scrubbed]/");
  }

  @Test
  void everybodysNames_andShortOnes_areNotLookedFor() {
    assertThat(scrubber.words("root pc aigulim aigul")).isEqualTo("root pc aigulim [scrubbed]");
  }

  @Test
  void hostileText_costsNoMoreThanItsLength() {
    String colons = ":".repeat(200_000) + "1.".repeat(50_000) + "%3a".repeat(50_000);

    assertThat(scrubber.page(colons)).hasSize(colons.length());
  }

  private static InetAddress address(String text) {
    return Addresses.parse(text).orElseThrow();
  }
}
