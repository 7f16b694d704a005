/**
 * How soon blocks are found by ways to choose what is measured next, at the same number of
 * measurements, in a world whose truth is known. In: a seed. Out: delays. One thread.
 */
@NullMarked
package org.burkit.bench.schedule;

import org.jspecify.annotations.NullMarked;
