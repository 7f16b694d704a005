/**
 * Results that a volunteer takes along by hand, where the collector cannot be reached at all.
 *
 * <p>In: what waits to be sent, what was kept of earlier, the collector's key. Out: one file that
 * only the collector can read. What was taken along stays in the queue until it is acknowledged:
 * twice does no harm. Any thread.
 */
@NullMarked
package org.burkit.probe.takeout;

import org.jspecify.annotations.NullMarked;
