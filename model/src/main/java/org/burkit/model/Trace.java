package org.burkit.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When one step of a measurement ran, and to which chain of steps it belongs.
 *
 * @param t0 its start, since the measurement's start
 * @param t its end, since the measurement's start
 * @param transactionId the same for all steps over one connection; 0 where unknown
 * @param tags as in {@code ts-017}: {@code depth=N}, {@code classic}, {@code fetch_body=true};
 *     ours: {@code retry}
 */
public record Trace(Duration t0, Duration t, long transactionId, List<String> tags) {
  public static final Trace NONE = new Trace(Duration.ZERO, Duration.ZERO, 0, List.of());

  private static final String DEPTH = "depth=";

  public Trace {
    tags = List.copyOf(tags);
  }

  public boolean hasTag(String tag) {
    return tags.contains(tag);
  }

  /** How many redirects were followed before this step; empty where the probe does not say. */
  public Optional<Integer> depth() {
    return tags.stream()
        .filter(tag -> tag.matches(DEPTH + "\\d{1,3}"))
        .map(tag -> Integer.parseInt(tag.substring(DEPTH.length())))
        .findFirst();
  }
}
