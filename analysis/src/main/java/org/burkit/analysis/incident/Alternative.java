package org.burkit.analysis.incident;

import java.util.Locale;

/** What else than a block could explain an incident; each is named where the data rule it out. */
public enum Alternative {
  /** The site was down: ruled out where next to none of the measurements found it so. */
  SITE_DOWN,
  /** The server refuses the country: ruled out where next to none met a refusal. */
  SERVER_REFUSES,
  /** The probes' own lines were not in order: ruled out where next to none failed the gate. */
  OWN_NETWORK,
  /** It failed by chance: ruled out at odds of 100,000 to one against the cell's own past. */
  CHANCE,
  /**
   * A few people made it up: ruled out where three address prefixes say so and the loudest quarter
   * may be left out.
   */
  FEW_PEOPLE;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
