package org.burkit.evidence.recount;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Origin;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.lists.Lists;
import org.burkit.lists.Service;
import org.burkit.model.Measurement;

/** Judges and folds measurements by one edition of the lists. */
public final class Recount {
  private static final String OURS = "api";

  private final Lists lists;
  private final Judge judge;

  public Recount(Lists lists) {
    this.lists = lists;
    this.judge = new Judge(lists.references());
  }

  /** What one measurement means, and its vote. */
  public Judged judge(Witness witness) {
    Verdict verdict = judge.judge(witness.measurement());
    return new Judged(witness.received().id(), verdict, ballot(witness, verdict));
  }

  private Optional<Ballot> ballot(Witness witness, Verdict verdict) {
    Measurement m = witness.measurement();
    var received = witness.received();
    var origin = new Origin(received.ccSeen(), received.asnSeen(), m.vantage());
    boolean ours = received.source().equals(OURS) && !witness.probe().isEmpty();
    Standing standing = origin.standing(ours);
    boolean hasSay =
        standing != Standing.ELSEWHERE
            && !verdict.host().isEmpty()
            && origin.cc().isKnown()
            && origin.asn().isKnown();
    if (!hasSay) {
      return Optional.empty();
    }
    Instant start = m.start().truncatedTo(ChronoUnit.MICROS);
    return Optional.of(
        new Ballot(
            received.id(),
            ChronoUnit.MICROS.between(Instant.EPOCH, received.time()),
            new Cell(verdict.host(), origin.cc(), origin.asn()),
            lists.serviceOf(verdict.host()).map(Service::id).orElse(""),
            witness.probe(),
            witness.prefix(),
            standing,
            start.isAfter(received.time()) ? received.time() : start,
            verdict.outcome(),
            verdict.confidence(),
            verdict.decisive()));
  }

  /** The incident of that name that these votes make; empty where they make none. */
  public Optional<Incident> incident(IncidentId id, List<Judged> judged) {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), lists.canaries());
    judged.forEach(one -> one.ballot().ifPresent(fold::add));
    return fold.incidents().stream().filter(incident -> incident.id().equals(id)).findFirst();
  }
}
