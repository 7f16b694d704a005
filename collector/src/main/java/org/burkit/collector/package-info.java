/**
 * The programs of this module: collector, control, and the small commands beside them.
 *
 * <p>In: a command line. Out: an exit code (0 done, 1 not so, 2 wrong use, 3 the environment lacks
 * something). Everything is wired here, by constructors, on the main thread.
 */
@NullMarked
package org.burkit.collector;

import org.jspecify.annotations.NullMarked;
