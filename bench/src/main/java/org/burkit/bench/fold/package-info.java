/**
 * How fast the incident fold takes ballots in, and how much it keeps for each cell. In: a seed.
 * Out: a report. One thread.
 */
@NullMarked
package org.burkit.bench.fold;

import org.jspecify.annotations.NullMarked;
