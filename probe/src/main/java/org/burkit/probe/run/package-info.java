/**
 * One run: gate, measuring many targets at once, gate again, verdict, spool, submission.
 *
 * <p>In: targets and the rooms before. Out: one result for each target, as soon as it is final. The
 * caller's thread leads; each target has a virtual thread of its own.
 */
@NullMarked
package org.burkit.probe.run;

import org.jspecify.annotations.NullMarked;
