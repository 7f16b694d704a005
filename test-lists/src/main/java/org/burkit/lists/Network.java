package org.burkit.lists;

import java.time.LocalDate;
import java.util.Optional;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/**
 * A network by the name that people know it under.
 *
 * @param country where its users are; empty where that is not one country
 * @param validFrom first day on which the source says so
 * @param validUntil last day of it, where it was sold or renamed
 */
public record Network(
    Asn asn,
    Optional<CountryCode> country,
    LocalName name,
    Kind kind,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validUntil,
    String source) {

  /** What sort of users a network has; only homes and phones count as "networks that block". */
  public enum Kind {
    FIXED,
    MOBILE,
    TRANSIT,
    HOSTING,
    CORPORATE
  }
}
