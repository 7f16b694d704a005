/**
 * The probe in the background.
 *
 * <p>In: settings, what was done and spent so far, the line, the clocks. Out: when to measure how
 * much ({@code Schedule}, pure), runs, and what the volunteer may see of them ({@code Past}). One
 * thread measures; any thread may ask how things are and change settings.
 */
@NullMarked
package org.burkit.probe.daemon;

import org.jspecify.annotations.NullMarked;
