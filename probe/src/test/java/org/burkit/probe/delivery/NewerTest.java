package org.burkit.probe.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewerTest {
  @ParameterizedTest
  @CsvSource({
    "0.1.0,          0.2.0,  true",
    "0.1.0-SNAPSHOT, 0.1.1,  true",
    "0.9,            0.10,   true",
    "0.9.1,          1,      true",
    "0.1.0,          0.1,    false",
    "0.1.0-SNAPSHOT, 0.1.0,  false",
    "1.0.0,          0.99.9, false",
    "dev,            9.9,    false",
  })
  void versionsAreCompared_byTheirNumbers(String own, String newest, boolean newer) {
    assertThat(Newer.than(own, Optional.of(newest)).isPresent()).isEqualTo(newer);
    assertThat(Newer.than(own, Optional.empty())).isEmpty();
  }
}
