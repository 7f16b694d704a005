package org.burkit.collector.page;

import java.util.List;

/**
 * All that is said of one incident on its page, in the order of the page.
 *
 * @param links to the service, the domains, what the mechanism means, and the networks
 * @param timeline what happened by the time at which it did
 * @param testsFor how many tests show it
 * @param testsAgainst how many contradict it
 */
public record IncidentDetail(
    IncidentText brief,
    List<Section> sections,
    String cite,
    List<Link> links,
    List<Fact> timeline,
    List<Fact> facts,
    String testsFor,
    String testsAgainst) {
  public IncidentDetail {
    sections = List.copyOf(sections);
    links = List.copyOf(links);
    timeline = List.copyOf(timeline);
    facts = List.copyOf(facts);
  }

  /** A heading and the sentences below it. */
  public record Section(String heading, List<String> sentences) {
    public Section {
      sentences = List.copyOf(sentences);
    }
  }

  /** A name or time and what belongs to it. */
  public record Fact(String name, String value) {}
}
