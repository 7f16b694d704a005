package org.burkit.evidence.redact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Means;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.Unblocked;
import org.burkit.model.Asn;

/**
 * An incident as everybody may know it: {@link Asn#UNKNOWN} stands for each network that is not
 * named, and of times the hour alone is said. An interval is made wider by that, never narrower.
 *
 * @param named true of the networks that may be named
 */
public record Redaction(Predicate<Network> named) {

  /**
   * Empty where nothing may be said: of a network that is cut off nothing is left without its name,
   * and its id would tell it.
   */
  public Optional<Incident> of(Incident i) {
    List<Asn> asns = asns(i, i.asns());
    return i.kind() == Kind.SHUTDOWN && asns.contains(Asn.UNKNOWN)
        ? Optional.empty()
        : Optional.of(redacted(i, asns));
  }

  private Incident redacted(Incident i, List<Asn> asns) {
    return new Incident(
        i.id(),
        i.kind(),
        i.service(),
        i.domains(),
        i.cc(),
        asns,
        i.mechanism(),
        i.open(),
        i.grade(),
        i.confidence(),
        i.startedAfter().map(Hours::begin),
        Hours.end(i.startedBefore()),
        i.endedAfter().map(Hours::begin),
        i.endedBefore().map(Hours::end),
        Hours.begin(i.lastMeasured()),
        i.unblocked().map(end -> unblocked(i, end)),
        i.measurements(),
        i.probes(),
        i.contradicting(),
        i.votes(),
        i.active(),
        i.means().stream().map(Redaction::means).toList(),
        i.rejected(),
        i.evidence(),
        i.counterEvidence());
  }

  /** One for each network, those that are not named at the end. */
  private List<Asn> asns(Incident i, List<Asn> asns) {
    return asns.stream()
        .map(asn -> named.test(new Network(i.cc(), asn)) ? asn : Asn.UNKNOWN)
        .sorted(Comparator.comparing(asn -> !asn.isKnown()))
        .toList();
  }

  private Unblocked unblocked(Incident i, Unblocked end) {
    return new Unblocked(
        Hours.begin(end.after()),
        Hours.end(end.before()),
        end.voters(),
        asns(i, end.asns()),
        end.evidence());
  }

  private static Means means(Means means) {
    return new Means(
        means.mechanism(),
        Hours.begin(means.first()),
        Hours.begin(means.last()),
        means.measurements());
  }
}
