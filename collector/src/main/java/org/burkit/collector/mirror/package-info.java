/**
 * Writes the public pages of a collector as files that open without it.
 *
 * <p>In: a running collector's pages, over HTTP. Out: a directory with relative links. One thread.
 */
@NullMarked
package org.burkit.collector.mirror;

import org.jspecify.annotations.NullMarked;
