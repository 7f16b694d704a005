package org.burkit.probe;

import java.io.Serial;
import java.util.List;

/** Arguments that cannot be followed, with every fault of them. */
final class WrongUse extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final transient List<String> faults;

  WrongUse(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  List<String> faults() {
    return faults;
  }
}
