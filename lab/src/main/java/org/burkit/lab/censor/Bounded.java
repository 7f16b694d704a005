package org.burkit.lab.censor;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that forget what was put first once they are full. */
final class Bounded {
  private Bounded() {}

  static <K, V> Map<K, V> map(int largest) {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > largest;
      }
    };
  }
}
