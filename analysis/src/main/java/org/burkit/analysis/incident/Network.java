package org.burkit.analysis.incident;

import java.util.Comparator;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** A network in one country. */
public record Network(CountryCode cc, Asn asn) implements Comparable<Network> {
  private static final Comparator<Network> ORDER =
      Comparator.<Network, String>comparing(n -> n.cc().code())
          .thenComparingLong(n -> n.asn().number());

  public static Network of(Cell cell) {
    return new Network(cell.cc(), cell.asn());
  }

  boolean has(Cell cell) {
    return cc.equals(cell.cc()) && asn.equals(cell.asn());
  }

  @Override
  public int compareTo(Network other) {
    return ORDER.compare(this, other);
  }
}
