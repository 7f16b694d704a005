package org.burkit.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DictionaryTest {
  /** A changed dictionary could not read what was shortened by the old one. */
  @Test
  void dictionary_isTheOneThatWasPublished() {
    assertThat(HexFormat.of().formatHex(Dictionary.prefix()))
        .isEqualTo(
            "5e2a4d1820000000"
                + "6fd6e4875b3262109f487a684fb1605d4be531aabc5237fd24d707116105f3a0");
  }

  @Test
  void itsMeasurement_isOneThatWeRead() throws Exception {
    String[] lines = new String(Dictionary.bytes(), StandardCharsets.UTF_8).split("\n");

    Measurement typical = MeasurementCodec.decode(lines[1].getBytes(StandardCharsets.UTF_8));

    assertThat(typical.observations()).isNotEmpty();
    assertThat(typical.gate()).isPresent();
  }
}
