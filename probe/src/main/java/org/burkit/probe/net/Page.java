package org.burkit.probe.net;

import org.burkit.model.Observation.HttpExchange;

/**
 * An HTTP exchange with the text of its body, which the observation does not keep.
 *
 * @param text the beginning of the body as {@link org.burkit.model.PageText} has it; empty without
 *     one
 */
public record Page(HttpExchange exchange, String text) {}
