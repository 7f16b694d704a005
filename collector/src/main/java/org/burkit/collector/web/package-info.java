/**
 * The HTTP server that the collector and the control share, and the only room that knows Vert.x.
 *
 * <p>In: bytes from strangers, bounded in size, time and number. Out: a {@link
 * org.burkit.collector.web.Request} whose whole body has come, given to a blocking {@link
 * org.burkit.collector.web.Handler} on a virtual thread of its own; its {@link
 * org.burkit.collector.web.Answer} goes back with the security headers. Nothing of a request is
 * read or parsed on an event loop.
 */
@NullMarked
package org.burkit.collector.web;

import org.jspecify.annotations.NullMarked;
