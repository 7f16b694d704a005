package org.burkit.model;

import java.util.List;
import java.util.Optional;

/**
 * Whether the probe's machine could measure at all during a run ({@code x_gate}). A gate that does
 * not hold makes every verdict of the run inconclusive, never blocked.
 */
public record Gate(List<Check> checks) {
  public Gate {
    checks = List.copyOf(checks);
  }

  /**
   * One question of the gate.
   *
   * @param name {@code resolver}, {@code neutral_host}, {@code control}, {@code clock}
   * @param failure empty where the answer was yes
   */
  public record Check(String name, Optional<Failure> failure) {}

  /** The first check that did not hold, of those that say whether the local network works. */
  public Optional<Check> broken() {
    return checks.stream()
        .filter(check -> !check.name().equals("control") && check.failure().isPresent())
        .findFirst();
  }
}
