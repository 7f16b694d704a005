package org.burkit.collector.page;

import java.util.List;
import java.util.stream.Stream;

/** What the fields of charts mean. */
public record Legend(List<Entry> entries) {
  public Legend {
    entries = List.copyOf(entries);
  }

  /** One field as it is drawn, and its meaning. */
  public record Entry(String shade, String path, String meaning) {}

  /** Of charts whose fields say which part of the tests failed. */
  static Legend in(Language language) {
    return new Legend(
        Stream.of(Shade.values())
            .map(shade -> entry(shade, language.say("shade." + shade.label())))
            .toList());
  }

  /** Of charts whose bars are as long as the part itself. */
  static Legend ofShares(Language language) {
    return new Legend(
        List.of(
            entry(Shade.WORKS, language.say("share.works")),
            entry(Shade.BLOCKED, language.say("share.blocked")),
            entry(Shade.UNTOLD, language.say("share.untold"))));
  }

  private static Entry entry(Shade shade, String meaning) {
    return new Entry(shade.label(), shade.path(0), meaning);
  }
}
