/**
 * How right the detector of incidents is, beside others, in a world whose truth is known. In: a
 * seed. Out: false incidents with intervals, recall and delay, and how it stands up to liars. One
 * thread.
 */
@NullMarked
package org.burkit.bench.detect;

import org.jspecify.annotations.NullMarked;
