/**
 * The generative world: networks with volunteers in them, names that fail by chance, faults and
 * outages, and censors whose acts are known. In: a seed and a climate. Out: ballots of one cell for
 * one month, with the truth beside them. Pure; the same seed gives the same world.
 */
@NullMarked
package org.burkit.bench.world;

import org.jspecify.annotations.NullMarked;
