package org.burkit.evidence.recount;

import java.time.Instant;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.MeasurementId;

/**
 * What the rules say of one measurement.
 *
 * @param verdict empty where they were not run, since what it saw is withheld
 * @param ballot its vote; empty where it has none
 */
public record Judged(MeasurementId id, Optional<Verdict> verdict, Optional<Ballot> ballot) {

  /** The same, made then. */
  public Judged at(Instant time) {
    return new Judged(id, verdict, ballot.map(vote -> at(vote, time)));
  }

  private static Ballot at(Ballot vote, Instant time) {
    return new Ballot(
        vote.id(),
        vote.number(),
        vote.cell(),
        vote.service(),
        vote.probe(),
        vote.prefix(),
        vote.standing(),
        time,
        vote.outcome(),
        vote.confidence(),
        vote.decisive());
  }
}
