/**
 * Censors made of the kernel's own rules (nftables, iptables, traffic control), so that verdicts
 * are not checked against the project's own censor only.
 *
 * <p>In: the lines of shell that set the rules up, and the servers that they lead connections to.
 * Out: a namespace that forwards packets between two TUN devices and stands where a provider's
 * border would. Nothing here knows {@code lab.censor}; whoever builds a world owns and closes it.
 */
@NullMarked
package org.burkit.lab.kernel;

import org.jspecify.annotations.NullMarked;
