package org.burkit.analysis.incident;

import java.util.Comparator;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** Where one name is watched: a domain seen from one network of one country. */
public record Cell(String domain, CountryCode cc, Asn asn) implements Comparable<Cell> {
  private static final Comparator<Cell> ORDER =
      Comparator.comparing(Cell::domain)
          .thenComparing(c -> c.cc().code())
          .thenComparingLong(c -> c.asn().number());

  @Override
  public int compareTo(Cell other) {
    return ORDER.compare(this, other);
  }
}
