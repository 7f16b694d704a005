/**
 * The rules run again: measurements to verdicts to the incident that they make, by the pure
 * functions that the collector uses. One thread.
 */
@NullMarked
package org.burkit.evidence.recount;

import org.jspecify.annotations.NullMarked;
