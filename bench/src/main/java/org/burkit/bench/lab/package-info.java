/**
 * How fast the lab's networks are set up.
 *
 * <p>In: nothing but the machine's rights to make networks. Out: a report with the first, the
 * median and the slow set-ups, beside that of one bare namespace. The caller's thread builds.
 */
@NullMarked
package org.burkit.bench.lab;

import org.jspecify.annotations.NullMarked;
