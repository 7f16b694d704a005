/**
 * The command line of the lab: {@code lab list}, {@code lab run}, {@code lab shell} and {@code
 * demo}.
 *
 * <p>In: arguments. Out: text or JSON Lines, and an exit code (0 done, 1 what was found is not what
 * is true, 2 wrong use, 3 the machine lacks something). Everything is wired here, by constructors.
 */
@NullMarked
package org.burkit.lab;

import org.jspecify.annotations.NullMarked;
