/**
 * The client of the control, which measures the same target from a network that nobody filters.
 *
 * <p>In: what to measure there. Out: what the control saw, or why it did not answer. Blocks; any
 * thread may ask.
 */
@NullMarked
package org.burkit.probe.control;

import org.jspecify.annotations.NullMarked;
