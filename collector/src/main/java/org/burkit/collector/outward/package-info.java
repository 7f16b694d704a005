/**
 * Where we connect to on the word of others, and where never.
 *
 * <p>In: an address that somebody asked for. Out: a socket, or a refusal. Any thread.
 */
@NullMarked
package org.burkit.collector.outward;

import org.jspecify.annotations.NullMarked;
