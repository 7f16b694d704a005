package org.burkit.evidence.recount;

import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.MeasurementId;

/**
 * What the rules say of one measurement.
 *
 * @param ballot its vote; empty where it has none
 */
public record Judged(MeasurementId id, Verdict verdict, Optional<Ballot> ballot) {}
