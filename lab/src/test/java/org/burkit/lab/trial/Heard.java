package org.burkit.lab.trial;

/**
 * What a client heard of a server.
 *
 * @param text what came, a character for each byte unless it is a page
 * @param end {@code closed}, {@code reset}, {@code silence}, {@code refused}, {@code prohibited} or
 *     {@code eof} (TLS that ended too soon)
 */
public record Heard(String text, String end) {}
