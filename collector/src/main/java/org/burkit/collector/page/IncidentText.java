package org.burkit.collector.page;

/**
 * One incident in few words, ready for a template.
 *
 * @param gradeClass the style of the grade's badge
 * @param functions how those of a service fare; empty for a page
 * @param inPart whether some of them still work
 * @param isRetracted whether it is no longer claimed; then nothing is said of it but that
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
    boolean isRetracted) {}
