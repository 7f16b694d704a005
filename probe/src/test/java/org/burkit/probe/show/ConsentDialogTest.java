package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.burkit.probe.consent.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentDialogTest {
  private static final String READ = "\n".repeat(Terms.SCREENS);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource({"en, yes", "en, ' YES '", "ru, да", "ru, Да", "kk, иә", "kk, ИӘ"})
  void readAnsweredAndSaidYes_isConsent(String language, String yes) throws IOException {
    assertThat(dialog(language, READ + "2\n1\n3\n" + yes + "\n").isAgreed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "", "y", "да"})
  void anythingButYes_isNone(String word) throws IOException {
    assertThat(dialog("en", READ + "2\n1\n3\n" + word + "\n").isAgreed()).isFalse();
    assertThat(shown()).contains("nothing was kept");
  }

  @ParameterizedTest
  @CsvSource({"'1\n2\n9\n1\n3\nyes\n', true", "'1\n1\n1\nyes\nyes\nyes\n', false"})
  void wrongAnswer_isExplainedAndAskedAgainTwice(String answers, boolean agreed)
      throws IOException {
    String wrongThenRight = answers.replace("9\n", "");

    assertThat(dialog("en", READ + wrongThenRight).isAgreed()).isEqualTo(agreed);
    assertThat(shown()).contains("Not quite. The provider sees these visits");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5, 6, 8})
  void whoGoesAwayInTheMiddle_hasNotAgreed(int lines) throws IOException {
    String whole = READ + "2\n1\n3\nyes\n";
    String part = String.join("\n", whole.lines().limit(lines).toList()) + (lines > 0 ? "\n" : "");

    assertThat(dialog("en", part).isAgreed()).isFalse();
  }

  private ConsentDialog dialog(String language, String said) {
    return new ConsentDialog(
        new Messages(Locale.of(language)),
        new BufferedReader(new StringReader(said)),
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private String shown() {
    return out.toString(StandardCharsets.UTF_8).replace("\n", " ");
  }
}
