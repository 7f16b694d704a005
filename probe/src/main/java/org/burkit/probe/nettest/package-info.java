/**
 * The tests a probe can run; each has a package of its own with one step-by-step class.
 *
 * <p>In: a target, a deadline, and the instruments to measure with. Out: what was observed, never
 * what it means. A test blocks its virtual thread; many run at once.
 */
@NullMarked
package org.burkit.probe.nettest;

import org.jspecify.annotations.NullMarked;
