package org.burkit.collector.page;

import java.util.List;

/**
 * One incident in words, ready for a template.
 *
 * @param gradeClass the style of the grade's badge
 * @param functions how those of a service fare; empty for a page
 * @param inPart whether some of them still work
 * @param unblocked who saw its end; empty while nobody did
 * @param facts for the technical part
 */
public record IncidentText(
    String id,
    String href,
    String name,
    String grade,
    String gradeClass,
    String sentence,
    String functions,
    boolean inPart,
    String counts,
    String votes,
    String contradicting,
    String mechanism,
    String began,
    String ended,
    String unblocked,
    String unknown,
    Headings heading,
    List<Fact> facts) {
  public IncidentText {
    facts = List.copyOf(facts);
  }

  /** The headings of an incident's page. */
  public record Headings(String seen, String when, String unknown, String technical) {}

  /** A line of the technical part. */
  public record Fact(String name, String value) {}
}
