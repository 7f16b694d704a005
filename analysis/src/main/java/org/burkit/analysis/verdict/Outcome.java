package org.burkit.analysis.verdict;

import java.util.Locale;
import java.util.Optional;

/** What a measurement means. Inconclusive is an answer; there is no bare yes or no. */
public sealed interface Outcome {

  /** The genuine page came. */
  record Accessible() implements Outcome {}

  /** Somebody on the way interferes. */
  record Blocked(Mechanism mechanism) implements Outcome {}

  /** It does not work for the control either. */
  record Down() implements Outcome {}

  /** The genuine server answers this client otherwise than the control: geo-block, captcha. */
  record ServerSide() implements Outcome {}

  /** The measurement cannot tell, and why. */
  record Inconclusive(Reason reason) implements Outcome {}

  /** Why a measurement cannot tell. */
  enum Reason {
    /** Not a web measurement, or one without a web address. */
    NOT_WEB,
    /** The probe's own network, resolver or clock was not in order. */
    GATE,
    /** The probe wrote down nothing to judge. */
    NOTHING_MEASURED,
    /** It failed, and no control says how it looks elsewhere. */
    NO_CONTROL,
    /** It failed, but not clearly enough to accuse anybody. */
    WEAK_EVIDENCE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The word of the command-line contract. */
  default String label() {
    return switch (this) {
      case Accessible _ -> "accessible";
      case Blocked _ -> "blocked";
      case Down _ -> "down";
      case ServerSide _ -> "server_side";
      case Inconclusive _ -> "inconclusive";
    };
  }

  /** The mechanism of a block. */
  default Optional<Mechanism> mechanismIfBlocked() {
    return this instanceof Blocked(Mechanism mechanism) ? Optional.of(mechanism) : Optional.empty();
  }
}
