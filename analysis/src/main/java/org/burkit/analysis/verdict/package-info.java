/**
 * From one measurement to one verdict. In: a measurement and the reference lists. Out: an outcome
 * with its mechanism, how sure, and every rule that fired. Pure: no clock, no I/O, no randomness;
 * any thread may use it.
 *
 * <p>{@link org.burkit.analysis.verdict.Judge} is the way in; {@code Rules} lists what it knows.
 */
@NullMarked
package org.burkit.analysis.verdict;

import org.jspecify.annotations.NullMarked;
