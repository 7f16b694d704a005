/**
 * From verdicts to incidents. In: ballots, one for each judged measurement, in any order. Out:
 * incidents, the same for any order. Pure; {@link org.burkit.analysis.incident.IncidentFold} is
 * owned by one thread, and keeps of each cell and network only what tells whether a ballot can
 * change anything; the ballots lie in a {@link org.burkit.analysis.incident.BallotBox}.
 *
 * <p>{@link org.burkit.analysis.incident.Detector} is the seam at which a better way of seeing an
 * onset is put in.
 */
@NullMarked
package org.burkit.analysis.incident;

import org.jspecify.annotations.NullMarked;
