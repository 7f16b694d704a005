package org.burkit.probe.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.burkit.lists.Category;
import org.burkit.model.Measurement;
import org.burkit.model.Observation;
import org.burkit.model.Vantage;
import org.junit.jupiter.api.Test;

class TermsTest {
  /** Of sentences, categories and fields as they were when the version was last raised. */
  private static final String AGREED_TO =
      "8c83416d2e7d0101d4d55b35208215ca55c85ceadb3183245f1b433dac965894";

  @Test
  void whatIsAgreedTo_doesNotChangeWithoutANewVersion() throws Exception {
    TreeSet<String> all = new TreeSet<>();
    for (String language : List.of("kk", "ru", "en")) {
      sentences(language)
          .forEach((key, text) -> {
            if (key.toString().matches("consent\\.\\d.*|quiz\\.\\d.*")) {
              all.add(language + " " + key + "=" + text);
            }
          });
    }
    for (Category category : Category.values()) {
      all.add("category " + category + " " + category.access());
    }
    fields(all, Measurement.class, Vantage.class);
    fields(all, Observation.class.getPermittedSubclasses());
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(String.join("\n", all).getBytes(StandardCharsets.UTF_8));

    assertThat(HexFormat.of().formatHex(digest))
        .as("raise Terms.VERSION, so that everybody is asked again, and put the new digest here")
        .isEqualTo(AGREED_TO);
    assertThat(Terms.VERSION).isEqualTo(3);
  }

  @Test
  void firstWrong_isTheFirstQuestionThatWasNotAnsweredRightly() {
    assertThat(Terms.firstWrong(List.of(2, 1, 3))).isZero();
    assertThat(Terms.firstWrong(List.of(1, 1, 1))).isEqualTo(1);
    assertThat(Terms.firstWrong(List.of(2, 1, 1))).isEqualTo(3);
    assertThat(Terms.firstWrong(List.of(2))).isEqualTo(2);
    assertThat(Terms.firstWrong(List.of())).isEqualTo(1);
  }

  private static void fields(TreeSet<String> all, Class<?>... types) {
    for (Class<?> type : types) {
      Arrays.stream(type.getRecordComponents())
          .map(RecordComponent::getName)
          .forEach(name -> all.add(type.getSimpleName() + "." + name));
    }
  }

  private static Properties sentences(String language) throws IOException {
    Properties properties = new Properties();
    try (var in =
        Terms.class.getResourceAsStream(
            "/org/burkit/probe/show/messages_" + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
