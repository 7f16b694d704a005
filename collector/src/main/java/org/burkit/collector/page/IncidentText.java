package org.burkit.collector.page;

import java.util.List;

/**
 * One incident in few words, ready for a template.
 *
 * @param gradeClass the style of the grade's badge
 * @param functions how those of a service fare; empty for a page
 * @param inPart whether some of them still work
 * @param isRetracted whether it is no longer claimed; then nothing is said of it but that
 * @param related to the incident that it is part of, and to those that are part of it
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
    String began,
    String ended,
    boolean isRetracted,
    List<Link> related) {
  public IncidentText {
    related = List.copyOf(related);
  }

  /**
   * Where the world finds it.
   *
   * @param base what the world calls the collector; empty where that is not known, and so is this
   */
  String address(String base) {
    return base.isEmpty() ? "" : base + "/i/" + id;
  }
}
