/**
 * The probe's command line. In: arguments. Out: exit codes of the contract and what {@code show}
 * prints. {@link org.burkit.probe.Main} is the way in.
 */
@NullMarked
package org.burkit.probe;

import org.jspecify.annotations.NullMarked;
