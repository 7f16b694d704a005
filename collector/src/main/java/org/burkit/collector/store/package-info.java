/**
 * The query store: what can be made again from the journal, kept so that it can be asked.
 *
 * <p>In: judged measurements and incidents, with the place in the journal up to which they go, all
 * in one transaction. Out: the same, by id and by filter. One thread writes; any thread asks.
 */
@NullMarked
package org.burkit.collector.store;

import org.jspecify.annotations.NullMarked;
