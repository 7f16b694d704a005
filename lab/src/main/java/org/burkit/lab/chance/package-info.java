/**
 * Chance that is none: the lab's dice, whose throws are fixed by a seed.
 *
 * <p>In: a number that someone chose, and names for what is decided. Out: the same draws each time.
 * Pure; any thread.
 */
@NullMarked
package org.burkit.lab.chance;

import org.jspecify.annotations.NullMarked;
