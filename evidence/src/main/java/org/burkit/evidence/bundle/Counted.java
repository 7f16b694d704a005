package org.burkit.evidence.bundle;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Incident;
import org.burkit.evidence.recount.Judged;
import org.burkit.evidence.recount.Recount;
import org.burkit.evidence.redact.Redaction;
import org.burkit.model.Asn;

/** The votes of a bundle, counted again. Pure. */
public final class Counted {
  private Counted() {}

  /**
   * The incident that the exhibits make, as everybody may know it: what stands in for a network is
   * no name of one. Empty where they make none of that id.
   */
  public static Optional<Incident> again(
      Statement statement, Recount recount, List<Exhibit> exhibits, List<Judged> judged) {
    Set<Asn> standIns =
        exhibits.stream()
            .flatMap(exhibit -> exhibit.standIn().stream())
            .collect(Collectors.toSet());
    return recount
        .incident(statement.id(), judged)
        .flatMap(new Redaction(network -> !standIns.contains(network.asn()))::of);
  }
}
