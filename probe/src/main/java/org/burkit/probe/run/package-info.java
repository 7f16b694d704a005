/**
 * One run: gate, many targets at once; for each the gate again, spool, submission, verdict.
 *
 * <p>In: targets and the rooms before. Out: one result for each target, as soon as it is final. The
 * caller's thread leads; each target has a virtual thread of its own.
 */
@NullMarked
package org.burkit.probe.run;

import org.jspecify.annotations.NullMarked;
