/**
 * What to measure next: of all cells of a network those of which one more measurement says most.
 * In: the ballots as they come, and which names may be measured. Out: names, the most telling
 * first. Nothing here decides what is blocked; a wrong guess costs a measurement, never a verdict.
 */
@NullMarked
package org.burkit.analysis.schedule;

import org.jspecify.annotations.NullMarked;
