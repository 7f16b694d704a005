/**
 * Evidence that others can check: the program {@code verify}, and the rooms that it and the
 * collector share.
 *
 * <p>In: a bundle. Out: words, and an exit code: 0 where all holds, 1 where not, 2 for wrong use.
 */
@NullMarked
package org.burkit.evidence;

import org.jspecify.annotations.NullMarked;
