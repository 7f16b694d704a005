package org.burkit.collector.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookFileTest {
  @TempDir Path directory;
  private final List<String> faults = new ArrayList<>();

  private List<Hook> read(String text) throws Exception {
    Path file = directory.resolve("webhooks.yaml");
    Files.writeString(file, text);
    return HookFile.read(file, faults);
  }

  @Test
  void webhook_isReadWithItsFilters() throws Exception {
    List<Hook> hooks =
        read(
            """
            - name: campaign
              url: https://hooks.example/burkit
              secret: 0123456789abcdef
              cc: KZ
              cooldown: PT2H
            - {name: bot, url: 'http://127.0.0.1:9000/', secret: 0123456789abcdef}
            """);
    assertThat(faults).isEmpty();
    assertThat(hooks).hasSize(2);
    assertThat(hooks.getFirst().wanted().cc()).contains(new CountryCode("KZ"));
    assertThat(hooks.getFirst().cooldown()).isEqualTo(Duration.ofHours(2));
    assertThat(hooks.getFirst().isPrivate()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {url: 'https://a.example/', secret: 0123456789abcdef}              | name: expected
          {name: a, url: 'http://a.example/', secret: 0123456789abcdef}      | url: expected https
          {name: a, url: 'http://127.0.0.1.a.example/', secret: 0123456789abcdef} | url: expected
          {name: a, url: 'https://u:p@a.example/', secret: 0123456789abcdef} | url: expected
          {name: a, url: 'file:///etc/passwd', secret: 0123456789abcdef}     | url: expected
          {name: a, url: 'https://a.example/', secret: short}                | secret: expected
          {name: a, url: 'https://a.example/', secret: 0123456789abcdef, cc: kz} | cc: expected
          {name: a, url: 'https://a.example/', secret: 0123456789abcdef, cooldown: 1h} | cooldown:
          {name: a, url: 'https://a.example/', secret: 0123456789abcdef, color: 1} | 'color' is not
          """)
  void whatIsWrong_isNamed(String hook, String fault) throws Exception {
    assertThat(read("- " + hook)).hasSize(1);
    assertThat(faults).hasSize(1).first().asString().contains("webhook 1", fault);
  }
}
