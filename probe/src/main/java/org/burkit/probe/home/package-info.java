/**
 * The directory in which a probe keeps what must outlive a run: its secret, and what waits to be
 * sent.
 *
 * <p>In: a path. Out: places in it, and the pseudonym made from the secret. One process at a time.
 */
@NullMarked
package org.burkit.probe.home;

import org.jspecify.annotations.NullMarked;
