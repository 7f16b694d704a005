/**
 * Pages for people: incidents in plain words, in Kazakh, Russian or English.
 *
 * <p>In: incidents, tests and counts of the store. Out: HTML that works without script, feeds and
 * pictures. Names are inserted whole and never declined; every number comes from the data. Any
 * thread.
 */
@NullMarked
package org.burkit.collector.page;

import org.jspecify.annotations.NullMarked;
