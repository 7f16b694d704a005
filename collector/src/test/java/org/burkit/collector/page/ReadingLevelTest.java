package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Map;
import org.burkit.model.ReadingLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How hard the sentences of the pages are to read. */
class ReadingLevelTest {

  private static ReadingLevel level(Language language) {
    var messages = language.messages();
    return ReadingLevel.of(
        messages.keySet().stream().map(key -> said(messages.getString(key), language)));
  }

  /** With a number in each place: it is no word. */
  private static String said(String pattern, Language language) {
    var format = new MessageFormat(pattern, ULocale.forLocale(language.locale()));
    Map<String, Object> values = new HashMap<>();
    format.getArgumentNames().forEach(name -> values.put(name, 5));
    return format.format(values);
  }

  @ParameterizedTest
  @CsvSource({"KK, 14, 47", "RU, 16, 40", "EN, 19, 23"})
  void sentencesAreShort_andOfShortWords(Language language, int longest, double hardest) {
    ReadingLevel level = level(language);
    assertThat(level.sentences())
        .hasSizeGreaterThan(200)
        .allSatisfy(sentence ->
            assertThat(sentence.words()).as(sentence.text()).hasSizeLessThanOrEqualTo(longest));
    assertThat(level.lix()).as("LIX").isLessThanOrEqualTo(hardest);
  }

  @Test
  void russian_isPlain() {
    assertThat(level(Language.RU).russianEase()).as("Flesch, Oborneva").isGreaterThanOrEqualTo(62);
  }
}
