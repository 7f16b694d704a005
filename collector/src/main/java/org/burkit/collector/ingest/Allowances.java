package org.burkit.collector.ingest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How many measurements, or of other things, one address prefix may send: a token bucket for each,
 * so that a flood from one network leaves room for the others. It knows prefixes only by their
 * salted keys. Any thread.
 */
public final class Allowances {
  private static final long MOST_PREFIXES = 100_000;

  private final int many;
  private final Duration time;
  private final TimeMeter meter;
  private final Cache<Long, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MOST_PREFIXES).build();

  /** Allowances of so many in an hour, all of which may come at once after an hour's silence. */
  public Allowances(int perHour, InstantSource clock) {
    this(perHour, Duration.ofHours(1), clock);
  }

  /** Of so many in that time, all of which may come at once after as long a silence. */
  Allowances(int many, Duration time, InstantSource clock) {
    this.many = many;
    this.time = time;
    this.meter = new ClockMeter(clock);
  }

  /**
   * Takes so many from what the prefix has left; refused, it takes none.
   *
   * @param prefix 0 for a caller without one, who is not limited
   * @return how long to wait where there are not so many; empty where they were taken
   */
  public Optional<Duration> take(long prefix, int many) {
    if (prefix == 0) {
      return Optional.empty();
    }
    ConsumptionProbe taken = buckets.get(prefix, _ -> bucket()).tryConsumeAndReturnRemaining(many);
    return taken.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(many).refillGreedy(many, time))
        .withCustomTimePrecision(meter)
        .build();
  }

  private record ClockMeter(InstantSource clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
