/**
 * Chance that a seed fixes, and how sure one may be of what came of it. In: the numbers that name a
 * stream, or the outcomes of trials. Out: random numbers, rates with their intervals. Any thread,
 * each with its own.
 */
@NullMarked
package org.burkit.bench.chance;

import org.jspecify.annotations.NullMarked;
