package org.burkit.collector;

import java.util.List;

/** Gathers the faults of a command line, so that all are said at once. */
final class Faults {
  private Faults() {}

  interface Reading<T> {
    T read() throws WrongUse;
  }

  /** What {@code reading} gives, or {@code instead} with the fault added to {@code faults}. */
  static <T> T collect(List<String> faults, T instead, Reading<T> reading) {
    try {
      return reading.read();
    } catch (WrongUse e) {
      faults.add(String.valueOf(e.getMessage()));
      return instead;
    }
  }

  static void throwIfAny(List<String> faults) throws WrongUse {
    if (!faults.isEmpty()) {
      throw new WrongUse(faults);
    }
  }
}
