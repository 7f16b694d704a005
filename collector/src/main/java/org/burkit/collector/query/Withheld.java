package org.burkit.collector.query;

import java.util.Locale;
import java.util.Optional;
import org.burkit.collector.store.JudgedMeasurement;

/** Why what was measured is not shown to everybody. */
enum Withheld {
  /** Until it is judged, nobody knows how many others measure in its network. */
  NOT_JUDGED_YET,
  /** Its network is not named, and what it saw there would tell which one that is. */
  SMALL_NETWORK;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Empty where it is shown.
   *
   * @param judged as everybody may know it; empty until it is judged
   */
  static Optional<Withheld> of(Optional<JudgedMeasurement> judged) {
    if (judged.isEmpty()) {
      return Optional.of(NOT_JUDGED_YET);
    }
    return judged.get().asn().isKnown() ? Optional.empty() : Optional.of(SMALL_NETWORK);
  }
}
