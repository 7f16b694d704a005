package org.burkit.collector.store;

import java.util.Objects;
import org.burkit.analysis.incident.Act;
import org.burkit.collector.journal.Address;

/**
 * An act, and where the journal has it.
 *
 * @param at says in which order acts were made
 */
public record PlacedAct(Act act, Address at) {
  public PlacedAct {
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(at, "at");
  }
}
