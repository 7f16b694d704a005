package org.burkit.lists.bundle;

import java.util.Locale;

/** Why a bundle is not used. */
public enum Refusal {
  /** Its bytes are no bundle, or more than anybody needs. */
  NO_BUNDLE,
  /** Too few of the trusted keys signed it. */
  UNSIGNED,
  /** It, or the keys that it rests on, held until a day that has passed. */
  EXPIRED,
  /** It is older than what was had already, or another with the same number. */
  OLDER,
  /** It holds more than a list may: foreign files, forbidden categories, too many entries. */
  OVER_BROAD,
  /** Its lists cannot be read. */
  FAULTY;

  /** The word for it in message files. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
