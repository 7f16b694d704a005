package org.burkit.lab.scenario;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is true of a target as seen from one network.
 *
 * @param outcome accessible, blocked, down, server_side or inconclusive
 * @param mechanism the label of the block, for blocked only
 * @param hop where the censor stands, counted from the client, if it stands on the path
 * @param functions of a service, how each fares: works, partly or fails; empty for a page
 */
public record Truth(
    String outcome, Optional<String> mechanism, OptionalInt hop, Map<String, String> functions) {
  public static final Truth ACCESSIBLE = innocent("accessible");
  public static final Truth DOWN = innocent("down");

  /** The machine itself cannot measure: nothing may be said about the target. */
  public static final Truth INCONCLUSIVE = innocent("inconclusive");

  public static final Truth SERVER_SIDE = innocent("server_side");

  public Truth {
    functions = Map.copyOf(functions);
    if (outcome.equals("blocked") != mechanism.isPresent()) {
      throw new IllegalArgumentException("a mechanism belongs to a block: " + outcome + mechanism);
    }
  }

  public static Truth blockedOnPath(String mechanism, int hop) {
    return new Truth("blocked", Optional.of(mechanism), OptionalInt.of(hop), Map.of());
  }

  /** Blocked by a server, such as the provider's own resolver. */
  public static Truth blockedByServer(String mechanism) {
    return new Truth("blocked", Optional.of(mechanism), OptionalInt.empty(), Map.of());
  }

  private static Truth innocent(String outcome) {
    return new Truth(outcome, Optional.empty(), OptionalInt.empty(), Map.of());
  }

  /** The same of a service whose functions fare so. */
  Truth fares(Map<String, String> states) {
    return new Truth(outcome, mechanism, hop, states);
  }

  public boolean isBlocked() {
    return mechanism.isPresent();
  }

  /** In words: {@code blocked (tls.timeout)} or {@code accessible}. */
  public String words() {
    return mechanism.map(m -> outcome + " (" + m + ")").orElse(outcome);
  }
}
