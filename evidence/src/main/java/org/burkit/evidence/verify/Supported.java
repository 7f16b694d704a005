package org.burkit.evidence.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.evidence.bundle.Bundle;
import org.burkit.evidence.bundle.Counted;
import org.burkit.evidence.bundle.Exhibit;
import org.burkit.evidence.bundle.Roles;
import org.burkit.evidence.bundle.Statement;
import org.burkit.evidence.bundle.Unfit;
import org.burkit.evidence.bundle.Verdicts;
import org.burkit.evidence.recount.Judged;
import org.burkit.evidence.recount.Recount;
import org.burkit.evidence.verify.Answer.Question;
import org.burkit.lists.Lists;
import org.burkit.model.MeasurementId;

/** Whether the rules, run again on what the bundle shows, say what it says. */
record Supported(Bundle bundle, Statement statement, List<Exhibit> exhibits) {

  Answer answer() {
    if (!statement.edition().rules().equals(IncidentFold.METHOD)) {
      return Answer.no(
          Question.SUPPORTED, "other_rules", statement.edition().rules(), IncidentFold.METHOD);
    }
    try {
      Lists lists = bundle.lists();
      return lists.references().digest().equals(statement.edition().lists())
          ? answer(lists)
          : Answer.no(Question.SUPPORTED, "lists");
    } catch (Unfit e) {
      return Answer.no(Question.SUPPORTED, "lists");
    }
  }

  private Answer answer(Lists lists) {
    var recount = new Recount(lists);
    var judged = new ArrayList<Judged>();
    Set<MeasurementId> seen = new HashSet<>();
    Roles roles = Roles.of(statement.incident());
    for (Exhibit exhibit : exhibits) {
      Optional<Judged> one = exhibit.isTrue() ? exhibit.judged(recount) : Optional.empty();
      boolean good =
          one.map(Judged::id)
              .filter(seen::add)
              .filter(id -> exhibit.role() == roles.of(id))
              .isPresent();
      if (!good) {
        return Answer.no(Question.SUPPORTED, "measurement", exhibit.index());
      }
      judged.add(one.orElseThrow());
    }
    if (!Verdicts.same(Verdicts.json(lists, judged), bundle.verdicts())) {
      return Answer.no(Question.SUPPORTED, "verdicts");
    }
    Optional<Incident> found =
        Counted.again(statement, recount, exhibits, judged).filter(statement::says);
    return found.isEmpty() ? Answer.no(Question.SUPPORTED, "incident") : same(found.get());
  }

  private Answer same(Incident incident) {
    long attested = exhibits.stream().filter(e -> e.standIn().isPresent()).count();
    return Answer.yes(
        Question.SUPPORTED,
        attested == 0 ? "same" : "attested",
        exhibits.size(),
        incident.measurements(),
        incident.contradicting(),
        incident.grade().label(),
        attested);
  }
}
