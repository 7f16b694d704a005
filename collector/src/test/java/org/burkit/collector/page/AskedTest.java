package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.burkit.lists.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedTest {
  private static final Lists LISTS = Lists.bundled();

  @ParameterizedTest
  @CsvSource({
    "sau.example, sau.example",
    "' SAU.example. ', sau.example",
    "https://sau.example/a?b=c#d, sau.example",
    "HTTP://user:word@sau.example:8443/x, sau.example",
    "//sau.example, sau.example",
    "sau.example/жаңалық, sau.example",
    "https://қазақ.example/, xn--80aau21bd.example",
    "xn--80aau21bd.example, xn--80aau21bd.example",
    "http://8.8.8.8/, 8.8.8.8",
    "sau.example@other.example, other.example"
  })
  void address_isReadToItsHost(String pasted, String host) {
    assertThat(Asked.read(pasted, LISTS)).isEqualTo(new Asked.Host(host));
  }

  @ParameterizedTest
  @CsvSource({
    "facebook, facebook",
    "FACEBOOK, facebook",
    "https://www.facebook.com/somebody, facebook",
    "m.facebook.com, facebook"
  })
  void service_isKnownByItsNameAndItsAddresses(String pasted, String id) {
    assertThat(Asked.read(pasted, LISTS))
        .isInstanceOfSatisfying(
            Asked.Known.class, known -> assertThat(known.service().id()).isEqualTo(id));
  }

  @Test
  void everyService_isKnownByEachOfItsNames() {
    assertThat(LISTS.services())
        .allSatisfy(service -> {
          assertThat(Asked.read(service.name().kk(), LISTS)).isInstanceOf(Asked.Known.class);
          assertThat(Asked.read(service.name().ru(), LISTS)).isInstanceOf(Asked.Known.class);
          assertThat(Asked.read(service.name().en(), LISTS)).isInstanceOf(Asked.Known.class);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "http://192.168.1.1/admin",
        "http://[::1]:80/",
        "[::ffff:10.0.0.1]",
        "localhost",
        "http://router.lan/",
        "printer.local",
        "abc.onion",
        "1.0.0.10.in-addr.arpa"
      })
  void addressWithinAHome_isNotPublic(String pasted) {
    assertThat(Asked.read(pasted, LISTS)).isEqualTo(new Asked.NotPublic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what is this",
        "javascript:alert(1)",
        "ftp://sau.example/",
        "file:///etc/passwd",
        "<script>alert(1)</script>",
        "999.1.1.1",
        "1.2.3",
        "0x7f.1",
        "sau.example:99999999",
        "a..example",
        "[::1",
        "бір сөз",
        "'; DROP TABLE judged; --",
        "a\u0000b.example",
        "\u202eelpmaxe.uas"
      })
  void nonsense_isNotUnderstood(String pasted) {
    assertThat(Asked.read(pasted, LISTS)).isEqualTo(new Asked.Unreadable());
  }

  @Test
  void veryLongPaste_isNotRead_andABlankOneIsNothing() {
    assertThat(Asked.read("a".repeat(5_000), LISTS)).isEqualTo(new Asked.Unreadable());
    assertThat(Asked.read("sau.example/" + "a".repeat(2_037), LISTS))
        .isEqualTo(new Asked.Unreadable());
    assertThat(Asked.read("a.".repeat(1_000), LISTS)).isEqualTo(new Asked.Unreadable());
    assertThat(Asked.read("  ", LISTS)).isEqualTo(new Asked.Nothing());
  }

  @Test
  void nameOfAnotherScript_isShownInBothForms() {
    assertThat(new Asked.Host("xn--80aau21bd.example").shown())
        .endsWith(" (xn--80aau21bd.example)");
    assertThat(new Asked.Host("sau.example").shown()).isEqualTo("sau.example");
  }
}
