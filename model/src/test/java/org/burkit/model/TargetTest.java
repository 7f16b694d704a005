package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({
    "https://Sau.Example/a, sau.example, 443",
    "http://sau.example., sau.example, 80",
    "HTTPS://sau.example:8443/, sau.example, 8443",
    "http://198.18.0.1/, 198.18.0.1, 80",
    "https://көл.example/жаңа?q=ә, xn--j1ac53c.example, 443",
    "http://КӨЛ.example:8080, xn--j1ac53c.example, 8080",
    "https://көл。example/, xn--j1ac53c.example, 443",
  })
  void webAddress_hasHostAndPort(String input, String host, int port) {
    Target target = new Target(input);

    assertThat(target.host()).contains(host);
    assertThat(target.port()).contains(port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sau.example",
        "ftp://sau.example/",
        "https:///x",
        "https://a b/",
        "://",
        "https://straße.example/"
      })
  void anythingElse_hasNone(String input) {
    Target target = new Target(input);

    assertThat(target.host()).isEmpty();
    assertThat(target.port()).isEmpty();
  }

  @Test
  void nameLongerThanDnsAllows_isNoHost() {
    String label = "a".repeat(49) + ".";
    assertThat(new Target("https://" + label.repeat(5) + "kz/").host()).isPresent();
    assertThat(new Target("https://" + label.repeat(5) + "kzkz/").host()).isEmpty();
  }

  @Test
  void urlInOtherLetters_isGivenInAscii() {
    assertThat(new Target("https://көл.example/жаңа?q=ә").url())
        .hasToString("Optional[https://xn--j1ac53c.example/%D0%B6%D0%B0%D2%A3%D0%B0?q=%D3%99]");
  }
}
