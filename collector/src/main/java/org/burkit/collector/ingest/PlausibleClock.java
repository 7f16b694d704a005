package org.burkit.collector.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The clock of this machine, which is not believed where it shows a time before this program was
 * made, as after a start without a battery: by such a clock every honest measurement would come
 * from the future and be turned away for good.
 *
 * @param newest day of the newest entry of the lists that come with the program
 */
public record PlausibleClock(InstantSource clock, LocalDate newest) implements InstantSource {
  /** Entries may be dated ahead a little. */
  private static final Duration SLACK = Duration.ofDays(30);

  @Override
  public Instant instant() {
    return clock.instant();
  }

  /** What is wrong with it, in words; empty where nothing is known to be. */
  public Optional<String> trouble() {
    Instant now = clock.instant();
    Instant earliest = newest.atStartOfDay(ZoneOffset.UTC).toInstant().minus(SLACK);
    return now.isBefore(earliest)
        ? Optional.of(
            "the clock of the collector's machine says "
                + now
                + ", which is before this program was made ("
                + newest
                + "); nothing is taken in until it is set right")
        : Optional.empty();
  }
}
