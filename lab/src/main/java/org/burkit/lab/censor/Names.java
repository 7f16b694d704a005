package org.burkit.lab.censor;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Domain names, lower case; each stands for itself and everything below it. */
public record Names(Set<String> names) {
  public Names {
    names = Set.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a rule needs at least one name");
    }
  }

  public static Names of(String... names) {
    return new Names(Arrays.stream(names).collect(Collectors.toUnmodifiableSet()));
  }

  boolean match(String name) {
    return names.stream().anyMatch(n -> name.equals(n) || name.endsWith("." + n));
  }
}
