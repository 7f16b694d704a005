/**
 * The program {@code bench}. In: the name of a bench and a seed. Out: its report on standard
 * output, and in {@code docs/accuracy} where asked.
 *
 * <p>{@link org.burkit.bench.Benches} lists every bench; {@code report} holds what a bench is and
 * how its report is written; each bench is a package. One thread.
 */
@NullMarked
package org.burkit.bench;

import org.jspecify.annotations.NullMarked;
