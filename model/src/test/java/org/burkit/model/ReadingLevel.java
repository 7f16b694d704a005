package org.burkit.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How hard sentences are to read. LIX (C.-H. Björnsson, Läsbarhet, 1968) is the words of a sentence
 * plus the percentage of words of more than six letters; below 30 is very easy, 40 to 50 as in
 * newspapers. Kazakh glues its endings to words, so that more of them are long; its bound says that
 * it does not get harder. For Russian there is Flesch's reading ease as well, with the numbers of
 * I. Oborneva (2006): 60 to 70 is plain. Labels of fewer than four words are left out, or they
 * would make all easier.
 *
 * @param sentences that are long enough to count
 */
public record ReadingLevel(List<Sentence> sentences) {
  private static final Pattern WORD = Pattern.compile("\\p{L}+(?:[-'’]\\p{L}+)*");
  private static final Pattern END = Pattern.compile("(?<=[.!?…:;])\\s+");
  private static final Pattern RUSSIAN_VOWEL = Pattern.compile("[аеёиоуыэюя]");
  private static final int SHORTEST = 4;
  private static final int LONG = 6;

  /** One sentence and its words. */
  public record Sentence(String text, List<String> words) {}

  public static ReadingLevel of(Stream<String> texts) {
    return new ReadingLevel(
        texts
            .flatMap(END::splitAsStream)
            .map(text ->
                new Sentence(text, WORD.matcher(text).results().map(MatchResult::group).toList()))
            .filter(sentence -> sentence.words().size() >= SHORTEST)
            .toList());
  }

  private Stream<String> words() {
    return sentences.stream().flatMap(sentence -> sentence.words().stream());
  }

  private double wordsEach() {
    return (double) words().count() / sentences.size();
  }

  public double lix() {
    return wordsEach()
        + 100.0 * words().filter(word -> word.length() > LONG).count() / words().count();
  }

  public double russianEase() {
    double syllables =
        words()
            .mapToLong(
                word -> RUSSIAN_VOWEL.matcher(word.toLowerCase(Locale.of("ru"))).results().count())
            .average()
            .orElseThrow();
    return 206.835 - 1.3 * wordsEach() - 60.1 * syllables;
  }
}
