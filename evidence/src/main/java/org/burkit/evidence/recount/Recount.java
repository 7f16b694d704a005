package org.burkit.evidence.recount;

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
    return new Judged(witness.id(), Optional.of(verdict), ballot(witness, verdict));
  }

  private Optional<Ballot> ballot(Witness witness, Verdict verdict) {
    var origin = new Origin(witness.ccSeen(), witness.asnSeen(), witness.measurement().vantage());
    boolean ours = witness.source().equals(OURS) && !witness.probe().isEmpty();
    Standing standing = origin.standing(ours);
    boolean hasSay =
        standing != Standing.ELSEWHERE
            && !verdict.host().isEmpty()
            && origin.cc().isKnown()
            && origin.asn().isKnown();
    if (!hasSay) {
      return Optional.empty();
    }
    return Optional.of(
        new Ballot(
            witness.id(),
            witness.order(),
            new Cell(verdict.host(), origin.cc(), origin.asn()),
            serviceOf(verdict.host()),
            witness.probe(),
            witness.prefix(),
            standing,
            witness.time(),
            verdict.outcome(),
            verdict.confidence(),
            verdict.decisive()));
  }

  /** The id of the service that a domain belongs to; empty for none. */
  public String serviceOf(String domain) {
    return lists.serviceOf(domain).map(Service::id).orElse("");
  }

  /** The incident of that name that these votes make; empty where they make none. */
  public Optional<Incident> incident(IncidentId id, List<Judged> judged) {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), lists.canaries());
    judged.forEach(one -> one.ballot().ifPresent(fold::add));
    return fold.incidents().stream().filter(incident -> incident.id().equals(id)).findFirst();
  }
}
