package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.lists.Category;
import org.burkit.lists.bundle.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru"})
  void everyLanguage_hasTheSameKeysWithTheSamePlaces(String language) throws IOException {
    Properties english = read("en");
    Properties other = read(language);

    assertThat(other.keySet()).isEqualTo(english.keySet());
    english.forEach((key, text) ->
        assertThat(places((String) other.get(key), language))
            .as("%s in %s", key, language)
            .isEqualTo(places((String) text, "en")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kk", "ru", "en"})
  void everyRefusalOfLists_andEveryRiskyCategory_hasItsWords(String language) {
    Messages messages = new Messages(Locale.of(language));

    for (Refusal refusal : Refusal.values()) {
      assertThat(messages.get("lists.refused." + refusal.label())).endsWith(".");
    }
    for (Category category : Category.values()) {
      if (category.access() != Category.Access.OPEN) {
        assertThat(messages.get("category." + category)).isNotBlank();
      }
    }
  }

  @Test
  void numbersAndNames_standInTheSentence() {
    Messages russian = new Messages(Locale.of("ru"));

    assertThat(russian.get("title.from", 12, "Dala", "AS64501", "KZ"))
        .isEqualTo("К проверке: 12. Сеть: Dala (AS64501, KZ)");
  }

  @ParameterizedTest
  @CsvSource({"kk_KZ.UTF-8,kk", "ru_RU,ru", "C,en", "de_DE.UTF-8,en", "'',en"})
  void language_comesFromTheEnvironment(String lang, String language) {
    assertThat(Messages.ofEnvironment(Map.of("LANG", lang))).isEqualTo(Locale.of(language));
    assertThat(Explanations.LANGUAGES).contains(Locale.of(language));
  }

  private static int places(String pattern, String language) {
    return new MessageFormat(pattern, Locale.of(language)).getFormatsByArgumentIndex().length;
  }

  private static Properties read(String language) throws IOException {
    Properties properties = new Properties();
    try (var in = MessagesTest.class.getResourceAsStream("messages_" + language + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
