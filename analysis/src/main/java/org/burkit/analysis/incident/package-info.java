/**
 * From verdicts to incidents. In: ballots, one for each judged measurement, in any order. Out:
 * incidents, the same for any order. Pure; {@link org.burkit.analysis.incident.IncidentFold} is
 * owned by one thread.
 *
 * <p>{@link org.burkit.analysis.incident.Detector} is the seam at which a better way of seeing an
 * onset is put in.
 */
@NullMarked
package org.burkit.analysis.incident;

import org.jspecify.annotations.NullMarked;
