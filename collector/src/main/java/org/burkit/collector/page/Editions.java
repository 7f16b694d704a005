package org.burkit.collector.page;

import java.util.List;
import java.util.Map;
import org.burkit.collector.evidence.Version;

/**
 * What was logged of an incident, in words.
 *
 * @param newest where its evidence is; empty where nothing was logged
 * @param links to each version and its evidence, the newest first
 */
public record Editions(String newest, List<Link> links) {
  private static final int MOST = 20;

  public Editions {
    links = List.copyOf(links);
  }

  /**
   * @param versions the newest last
   */
  static Editions of(List<Version> versions, Wording wording, Language language) {
    if (versions.isEmpty()) {
      return new Editions("", List.of());
    }
    Version newest = versions.getLast();
    return new Editions(
        newest.path(),
        versions.reversed().stream()
            .limit(MOST)
            .map(version -> link(version, version.equals(newest), wording, language))
            .toList());
  }

  private static Link link(Version version, boolean newest, Wording wording, Language language) {
    String standing = newest ? "version.newest" : "version.superseded";
    String retracted = version.isRetracted() ? " " + language.say("version.retracted") : "";
    String words =
        language.say(
            "version",
            Map.of(
                "number", String.valueOf(version.number()), "time", wording.time(version.made())));
    return new Link(version.path(), words + " " + language.say(standing) + retracted);
  }
}
