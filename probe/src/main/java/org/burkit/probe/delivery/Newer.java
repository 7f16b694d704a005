package org.burkit.probe.delivery;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a version is newer than the one that runs. Pure. */
public final class Newer {
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,3}");

  private Newer() {}

  /**
   * The newest version where it is newer than {@code own}, by its numbers from left to right; what
   * follows them, as in 0.1.0-SNAPSHOT, counts for nothing. Empty where {@code own} is no number.
   */
  public static Optional<String> than(String own, Optional<String> newest) {
    Optional<int[]> has = numbers(own);
    return newest.filter(text ->
        has.isPresent()
            && numbers(text).filter(other -> Arrays.compare(other, has.get()) > 0).isPresent());
  }

  private static Optional<int[]> numbers(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.lookingAt()
        ? Optional.of(
            Arrays.copyOf(
                Arrays.stream(numbers.group().split("\\.", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray(),
                4))
        : Optional.empty();
  }
}
