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

  static Legend in(Language language) {
    return new Legend(
        Stream.of(Shade.values())
            .map(shade ->
                new Entry(shade.label(), shade.path(0), language.say("shade." + shade.label())))
            .toList());
  }
}
