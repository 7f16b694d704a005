package org.burkit.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {
  private final OpeningKey key = OpeningKey.generate();

  @Test
  void keys_comeBackFromTheirTexts() {
    assertThat(SealingKey.parse(" " + key.sealing().text() + "\n")).hasValue(key.sealing());
    assertThat(OpeningKey.parse(key.secretText() + "\n").map(OpeningKey::secretText))
        .hasValue(key.secretText());
  }

  @Test
  void slipOfThePen_isNoticed() {
    String text = key.sealing().text();

    for (int at = "burkit-seal-".length(); at < text.length(); at++) {
      char other = text.charAt(at) == 'A' ? 'B' : 'A';
      String slipped = text.substring(0, at) + other + text.substring(at + 1);
      assertThat(SealingKey.parse(slipped)).as(slipped).isEmpty();
    }
    assertThat(SealingKey.parse(text.substring(1))).isEmpty();
    assertThat(SealingKey.parse(text + "A")).isEmpty();
    assertThat(SealingKey.parse("")).isEmpty();
  }

  @Test
  void secretsStandInNoPublicText() {
    String secret = key.secretText().split(" ", -1)[0].substring("burkit-open-".length());

    assertThat(key.sealing().text()).doesNotContain(secret);
    assertThat(OpeningKey.parse(key.sealing().text())).isEmpty();
  }
}
