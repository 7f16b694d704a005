/**
 * Other collectors' logs: fetched, held against what was seen of them before, and signed as a
 * witness.
 *
 * <p>In: a log of C2SP tiles over HTTP, from somebody who may lie. Out: the same on this disk, or
 * that it is forked. One thread.
 */
@NullMarked
package org.burkit.collector.partner;

import org.jspecify.annotations.NullMarked;
