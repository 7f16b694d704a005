/**
 * On what line this machine is.
 *
 * <p>In: what the kernel tells in {@code /proc} and {@code /sys}, and which way packets to the
 * public Internet would go. Out: a {@link org.burkit.probe.line.Line}: which network that is, as a
 * word that only tells it from others, whether it leads through a tunnel, whether it is paid by
 * volume. Nothing is sent. Any thread.
 */
@NullMarked
package org.burkit.probe.line;

import org.jspecify.annotations.NullMarked;
