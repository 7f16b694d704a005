package org.burkit.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * A sketch of 64 bits of a page's text by which two pages can be compared without keeping either
 * (Charikar's SimHash, STOC 2002, over runs of three words). Probe and control make it alike.
 */
public final class TextSketch {
  private static final int FEWEST_RUNS = 8;
  private static final int RUN = 3;
  private static final int LONGEST_WORD = 64;
  private static final HexFormat HEX = HexFormat.of();

  private final int[] balance = new int[Long.SIZE];
  private final Deque<String> run = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private int runs;

  private TextSketch() {}

  /**
   * 16 small hex digits; empty where the first 128 Ki characters hold fewer than ten words. What
   * stands in tags, scripts and styles does not count, nor do digits: times and counters change
   * from one visit to the next.
   */
  public static Optional<String> of(String html) {
    TextSketch sketch = new TextSketch();
    sketch.read(html.substring(0, Math.min(html.length(), PageText.LONGEST)));
    return sketch.runs < FEWEST_RUNS ? Optional.empty() : Optional.of(sketch.hex());
  }

  /**
   * From 0 to 1: pages that have nothing in common are near one half, nearly equal ones above 0.9.
   * Empty where either is no sketch.
   */
  public static Optional<Double> likeness(String one, String other) {
    try {
      long different = HexFormat.fromHexDigitsToLong(one) ^ HexFormat.fromHexDigitsToLong(other);
      return Optional.of(1 - (double) Long.bitCount(different) / Long.SIZE);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void read(String html) {
    int at = 0;
    while (at < html.length()) {
      char next = html.charAt(at);
      if (next == '<') {
        endWord();
        at = behindElement(html, at);
      } else {
        if (Character.isLetter(next) && word.length() < LONGEST_WORD) {
          word.append(next);
        } else {
          endWord();
        }
        at++;
      }
    }
    endWord();
  }

  /** Behind the tag at {@code at}, and behind its content where that is not text. */
  private static int behindElement(String html, int at) {
    for (String silent : new String[] {"script", "style"}) {
      if (html.regionMatches(true, at + 1, silent, 0, silent.length())) {
        int end = html.indexOf("</", at + 1);
        while (end >= 0 && !html.regionMatches(true, end + 2, silent, 0, silent.length())) {
          end = html.indexOf("</", end + 2);
        }
        return end < 0 ? html.length() : end + 2 + silent.length();
      }
    }
    int end = html.indexOf('>', at);
    return end < 0 ? html.length() : end + 1;
  }

  private void endWord() {
    if (word.isEmpty()) {
      return;
    }
    run.addLast(word.toString().toLowerCase(Locale.ROOT));
    word.setLength(0);
    if (run.size() == RUN) {
      count(hash(String.join(" ", run)));
      run.removeFirst();
    }
  }

  private void count(long hash) {
    runs++;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      balance[bit] += (hash >>> bit & 1) == 0 ? -1 : 1;
    }
  }

  /** FNV-1a, with a last stir (that of SplitMix64) so that all bits depend on all letters. */
  private static long hash(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
    return hash ^ hash >>> 31;
  }

  private String hex() {
    long bits = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      bits |= balance[bit] > 0 ? 1L << bit : 0;
    }
    return HEX.toHexDigits(bits);
  }
}
