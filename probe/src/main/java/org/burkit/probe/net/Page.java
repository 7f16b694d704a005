package org.burkit.probe.net;

import org.burkit.model.Observation.HttpExchange;

/**
 * An HTTP exchange with the text of its body, which the observation does not keep.
 *
 * @param text at most 1 MiB, decoded by the declared or guessed character set; empty without a body
 */
public record Page(HttpExchange exchange, String text) {}
