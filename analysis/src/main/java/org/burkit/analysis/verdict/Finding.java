package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one rule saw in one measurement, as typed evidence.
 *
 * @param weight log of how much likelier this is where somebody interferes than where nobody does;
 *     negative speaks against interference
 */
record Finding(Layer layer, Claim claim, double weight) {

  /** What failed in every try of several, while the control succeeds. */
  static final double RETRIED = 4.5;

  /** What failed once and was not tried again: with nothing else too little to accuse anybody. */
  static final double ONCE = 2.5;

  /**
   * What failed in the only try of a probe that never tries twice: about one genuine server in
   * twenty-five fails so by chance. Just enough to call the one measurement blocked, never an
   * incident.
   */
  static final double ONLY = 3.2;

  /** The layers of a fetch, in the order in which they are passed. */
  enum Layer {
    GATE,
    DNS,
    TCP,
    TLS,
    HTTP,
    QUIC,
    /** What is neither QUIC nor a question to a resolver: where calls begin. */
    UDP
  }

  /** What a finding asserts. */
  sealed interface Claim {
    /** The page came, and nothing says that it is not the genuine one. */
    record Reached() implements Claim {}

    /** Interference by this mechanism, seen but explicable otherwise. */
    record Suspect(Mechanism mechanism) implements Claim {}

    /** Interference by this mechanism; what was seen has no innocent explanation. */
    record Decisive(Mechanism mechanism) implements Claim {}

    /** The control fails in the same step. */
    record FailsElsewhere() implements Claim {}

    /** The genuine server treats this client otherwise. */
    record OtherAnswer() implements Claim {}

    /** The network treats everything so, whatever the name: this is said of no site. */
    record WholeNetwork() implements Claim {}

    /** The probe could not measure. */
    record CannotMeasure() implements Claim {}
  }

  /** The first finding that {@code test} makes of any of these, in their order. */
  static <T> Optional<Finding> first(List<T> these, Function<T, Optional<Finding>> test) {
    for (T one : these) {
      Optional<Finding> finding = test.apply(one);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  static Finding reached(Layer layer, double weight) {
    return new Finding(layer, new Claim.Reached(), weight);
  }

  static Finding suspect(Layer layer, Mechanism mechanism, double weight) {
    return new Finding(layer, new Claim.Suspect(mechanism), weight);
  }

  static Finding decisive(Layer layer, Mechanism mechanism) {
    return new Finding(layer, new Claim.Decisive(mechanism), 7);
  }

  static Finding failsElsewhere(Layer layer) {
    return new Finding(layer, new Claim.FailsElsewhere(), -4);
  }
}
