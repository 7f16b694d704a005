package org.burkit.collector.page;

/**
 * The form in which readers say what is wrong, in words.
 *
 * @param name of the incident
 * @param result what became of what was sent; empty before
 * @param isKept whether it was taken, and nothing more is asked for
 * @param text that stands in it
 * @param ticket without which nothing is taken
 */
public record ContestForm(
    String name,
    String back,
    String action,
    String result,
    boolean isKept,
    String text,
    String ticket,
    int longest) {}
