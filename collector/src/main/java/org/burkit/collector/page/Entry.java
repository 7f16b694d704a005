package org.burkit.collector.page;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word of the trade and what it means, in words that everybody knows.
 *
 * @param anchor where the page has it
 */
public record Entry(String anchor, String word, String meaning) {
  static List<Entry> all(Language language) {
    return Stream.of(Term.values())
        .map(term ->
            new Entry(
                term.label(),
                language.say("term." + term.label() + ".name"),
                language.say("term." + term.label() + ".text")))
        .toList();
  }
}
