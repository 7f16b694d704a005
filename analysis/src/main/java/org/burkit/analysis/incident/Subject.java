package org.burkit.analysis.incident;

import java.util.Comparator;
import org.burkit.model.CountryCode;

/**
 * What incidents are about, in one country: a service, a domain that belongs to none, or a whole
 * network.
 *
 * @param name unique in the country
 * @param service id of the service; empty for the other two
 */
public record Subject(String name, String service, CountryCode cc) implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::name).thenComparing(s -> s.cc().code());

  static Subject of(Ballot ballot) {
    String name =
        ballot.service().isEmpty()
            ? "domain " + ballot.cell().domain()
            : "service " + ballot.service();
    return new Subject(name, ballot.service(), ballot.cell().cc());
  }

  static Subject of(Network network) {
    return new Subject("network " + network.asn(), "", network.cc());
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
