/**
 * Censors: a list of rules in, and for each packet a decision out. {@link
 * org.burkit.lab.censor.Censor} is the façade.
 *
 * <p>Pure: no I/O, no clock, no randomness; the router's thread hands in packets and the time. A
 * rule is a {@link org.burkit.lab.censor.Trigger} (what is looked for) and an {@link
 * org.burkit.lab.censor.Action} (what is done), so that a new technique is one record and one arm
 * of a switch.
 */
@NullMarked
package org.burkit.lab.censor;

import org.jspecify.annotations.NullMarked;
