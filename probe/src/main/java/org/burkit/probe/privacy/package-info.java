/**
 * Keeps the volunteer's name out of what the probe writes.
 *
 * <p>In: a measurement as it was seen, or a line for the log. Out: the same without addresses of
 * the home, cookies, and names of the machine and its user. {@code run.Seal} sends every
 * measurement through here before it has an identity, {@code Logging} every line: there is no other
 * way to the spool, to a file, to the wire or to the log. Pure but for {@code Own.ofThisMachine};
 * any thread.
 */
@NullMarked
package org.burkit.probe.privacy;

import org.jspecify.annotations.NullMarked;
