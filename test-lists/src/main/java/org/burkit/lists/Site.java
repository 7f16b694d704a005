package org.burkit.lists;

import java.time.LocalDate;
import org.burkit.model.CountryCode;

/**
 * One address to measure: a row in the field's six columns, with ours.
 *
 * @param category code of the field's vocabulary, for example {@code NEWS}
 * @param risk how much a visit may endanger a volunteer
 * @param service id of the service it belongs to; empty for none
 * @param country whose list it stands in, or {@link #EVERYWHERE}
 */
public record Site(
    String url,
    String category,
    LocalDate dateAdded,
    String source,
    String notes,
    Risk risk,
    String service,
    CountryCode country) {
  /** The field's code for the list that is common to all countries. */
  public static final CountryCode EVERYWHERE = new CountryCode("XX");

  /** How much a visit may endanger a volunteer. */
  public enum Risk {
    LOW,
    MEDIUM,
    HIGH
  }
}
