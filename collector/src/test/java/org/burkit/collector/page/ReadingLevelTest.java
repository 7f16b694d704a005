package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How hard the sentences of the pages are to read. LIX (C.-H. Björnsson, Läsbarhet, 1968) is the
 * words of a sentence plus the percentage of words of more than six letters; below 30 is very easy,
 * 40 to 50 as in newspapers. Kazakh glues its endings to words, so that more of them are long; its
 * bound says that it does not get harder. For Russian there is Flesch's reading ease as well, with
 * the numbers of I. Oborneva (2006): 60 to 70 is plain. Labels of fewer than four words are left
 * out, or they would make all easier.
 */
class ReadingLevelTest {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-'’]\\p{L}+)*");
  private static final Pattern END = Pattern.compile("(?<=[.!?…:;])\\s+");
  private static final Pattern RUSSIAN_VOWEL = Pattern.compile("[аеёиоуыэюя]");
  private static final int SHORTEST = 4;
  private static final int LONG = 6;

  private record Sentence(String key, String text, List<String> words) {}

  private static List<Sentence> sentences(Language language) {
    var messages = language.messages();
    var sentences = new ArrayList<Sentence>();
    for (String key : messages.keySet()) {
      for (String text : END.split(said(messages.getString(key), language))) {
        List<String> words = WORD.matcher(text).results().map(MatchResult::group).toList();
        if (words.size() >= SHORTEST) {
          sentences.add(new Sentence(key, text, words));
        }
      }
    }
    return sentences;
  }

  /** With a number in each place: it is no word. */
  private static String said(String pattern, Language language) {
    var format = new MessageFormat(pattern, ULocale.forLocale(language.locale()));
    Map<String, Object> values = new HashMap<>();
    format.getArgumentNames().forEach(name -> values.put(name, 5));
    return format.format(values);
  }

  private static Stream<String> words(List<Sentence> sentences) {
    return sentences.stream().flatMap(sentence -> sentence.words().stream());
  }

  private static double wordsEach(List<Sentence> sentences) {
    return (double) words(sentences).count() / sentences.size();
  }

  @ParameterizedTest
  @CsvSource({"KK, 14, 47", "RU, 16, 40", "EN, 19, 23"})
  void sentencesAreShort_andOfShortWords(Language language, int longest, double hardest) {
    List<Sentence> sentences = sentences(language);
    assertThat(sentences)
        .hasSizeGreaterThan(200)
        .allSatisfy(sentence ->
            assertThat(sentence.words()).as(sentence.text()).hasSizeLessThanOrEqualTo(longest));
    double share =
        (double) words(sentences).filter(word -> word.length() > LONG).count()
            / words(sentences).count();
    assertThat(wordsEach(sentences) + 100 * share).as("LIX").isLessThanOrEqualTo(hardest);
  }

  @Test
  void russian_isPlain() {
    List<Sentence> sentences = sentences(Language.RU);
    double syllables =
        words(sentences)
            .mapToLong(word ->
                RUSSIAN_VOWEL.matcher(word.toLowerCase(Language.RU.locale())).results().count())
            .average()
            .orElseThrow();
    double ease = 206.835 - 1.3 * wordsEach(sentences) - 60.1 * syllables;
    assertThat(ease).as("Flesch, Oborneva").isGreaterThanOrEqualTo(62);
  }
}
