package org.burkit.collector;

import java.util.List;

/** A command line or configuration that cannot be carried out: all its faults at once. */
final class WrongUse extends Exception {
  WrongUse(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
