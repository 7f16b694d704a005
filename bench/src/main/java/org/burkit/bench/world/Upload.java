package org.burkit.bench.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.burkit.analysis.incident.Ballot;

/** A ballot as it reaches a collector, and when. */
public record Upload(Instant at, Ballot ballot) {
  private static final Duration LATEST = Duration.ofDays(2);

  /**
   * All uploads of these ballots in the order in which they come: one in twenty is up to two days
   * late, the others half a minute; one in a hundred comes again after two days.
   */
  public static List<Upload> all(List<Ballot> ballots, RandomGenerator random) {
    List<Upload> uploads = new ArrayList<>();
    for (Ballot ballot : ballots) {
      uploads.add(new Upload(ballot.time().plus(delay(random)), ballot));
      if (random.nextInt(100) == 0) {
        uploads.add(new Upload(ballot.time().plus(LATEST), ballot));
      }
    }
    uploads.sort(Comparator.comparing(Upload::at));
    return uploads;
  }

  private static Duration delay(RandomGenerator random) {
    return random.nextInt(20) == 0
        ? Duration.ofSeconds(random.nextLong(LATEST.toSeconds()))
        : Duration.ofSeconds(random.nextLong(30));
  }
}
