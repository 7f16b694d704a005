package org.burkit.analysis.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values by number, each once, from 0 in the order in which they came. Owned by one thread. */
final class Numbered<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /** The number of a value, a new one where it has none. */
  int number(T value) {
    Integer known = numbers.putIfAbsent(value, values.size());
    if (known == null) {
      values.add(value);
      return values.size() - 1;
    }
    return known;
  }

  T value(int number) {
    return values.get(number);
  }

  /** In the order of their numbers. */
  List<T> values() {
    return values;
  }
}
