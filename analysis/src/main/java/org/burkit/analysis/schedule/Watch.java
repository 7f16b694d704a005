package org.burkit.analysis.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.burkit.analysis.incident.Ballot;

/**
 * What is kept of one cell: a belief, who has spoken within the hour, and who was sent. One thread.
 */
final class Watch {
  private static final Duration HOUR = Duration.ofHours(1);

  /** A liar may send as many pseudonyms as he likes. */
  private static final int MOST_WORDS = 64;

  /** Each who was sent and has not spoken yet halves what another would tell. */
  private static final double FOR_EACH_SENT = 0.5;

  /** Who asks again and again must not keep others from being sent. */
  private static final int MOST_SENT = 4;

  private final Deque<Instant> sent = new ArrayDeque<>();
  private final Set<String> spoken = new HashSet<>();
  private Instant since = Instant.MIN;
  private Optional<Belief> belief = Optional.empty();

  /**
   * Hears a word; one voter says the same once an hour, as with incidents. What is older than the
   * hour under way says nothing of now.
   */
  void hear(Ballot ballot) {
    if (ballot.time().isBefore(since)) {
      return;
    }
    if (Duration.between(since, ballot.time()).compareTo(HOUR) >= 0) {
      since = ballot.time();
      spoken.clear();
    }
    sent.pollFirst();
    if (spoken.size() < MOST_WORDS && spoken.add(word(ballot))) {
      belief =
          Optional.of(
              belief
                  .orElseGet(() -> Belief.atFirst(Hazard.USUAL, ballot.time()))
                  .heard(ballot.isBlocked(), ballot.time(), Hazard.USUAL));
    }
  }

  private static String word(Ballot ballot) {
    return (ballot.isBlocked() ? "blocked " : "clear ") + ballot.voter();
  }

  /** Somebody was told to measure it. */
  void send(Instant now) {
    if (sent.size() == MOST_SENT) {
      sent.removeFirst();
    }
    sent.addLast(now);
  }

  /** Bits that one more measurement is expected to tell beside those under way. */
  double information(Instant now, Hazard hazard) {
    while (!sent.isEmpty() && Duration.between(sent.peekFirst(), now).compareTo(HOUR) >= 0) {
      sent.removeFirst();
    }
    Belief known = belief.orElseGet(() -> Belief.atFirst(hazard, now));
    return known.information(now, hazard) * Math.pow(FOR_EACH_SENT, sent.size());
  }
}
