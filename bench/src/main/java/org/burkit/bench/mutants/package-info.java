/**
 * How many small faults put into the core its tests notice. In: the report of a mutation run. Out:
 * the share, for the whole and for each class. Pure but for reading that file; one thread.
 */
@NullMarked
package org.burkit.bench.mutants;

import org.jspecify.annotations.NullMarked;
