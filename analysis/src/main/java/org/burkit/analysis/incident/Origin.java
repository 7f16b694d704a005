package org.burkit.analysis.incident;

import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Vantage;

/**
 * Where a measurement came from: what the collector saw of its sender, and what it claims.
 *
 * @param ccSeen the country that the submitting address belongs to, or unknown
 * @param asnSeen its network, or unknown
 */
public record Origin(CountryCode ccSeen, Asn asnSeen, Vantage claimed) {

  /** As seen, or else as claimed. */
  public CountryCode cc() {
    return ccSeen.isKnown() ? ccSeen : claimed.cc();
  }

  /** As seen, or else as claimed. */
  public Asn asn() {
    return asnSeen.isKnown() ? asnSeen : claimed.asn();
  }

  /**
   * How far it is believed.
   *
   * @param ours true of a probe of ours with a pseudonym
   */
  public Standing standing(boolean ours) {
    boolean elsewhere =
        differ(ccSeen, claimed.cc(), CountryCode.UNKNOWN)
            || differ(asnSeen, claimed.asn(), Asn.UNKNOWN);
    if (elsewhere) {
      return Standing.ELSEWHERE;
    }
    return ours ? Standing.FULL : Standing.UNSOLICITED;
  }

  private static <T> boolean differ(T seen, T claimed, T unknown) {
    return !seen.equals(unknown) && !claimed.equals(unknown) && !seen.equals(claimed);
  }
}
