package org.burkit.lab.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program has counted so far, as it tells Prometheus. */
record Counts(Map<String, Integer> values) {
  private static final Pattern COUNT = Pattern.compile("(?m)^(\\w+_total(?:\\{[^}]*})?) (\\d+)");

  Counts {
    values = Map.copyOf(values);
  }

  static Counts of(String metrics) {
    Map<String, Integer> values = new HashMap<>();
    Matcher counts = COUNT.matcher(metrics);
    while (counts.find()) {
      values.put(counts.group(1), Integer.parseInt(counts.group(2)));
    }
    return new Counts(values);
  }

  /** How many more there are, of all counts whose name and labels begin so. */
  int since(Counts before, String beginning) {
    return sum(beginning) - before.sum(beginning);
  }

  private int sum(String beginning) {
    return values.entrySet().stream()
        .filter(count -> count.getKey().startsWith(beginning))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
