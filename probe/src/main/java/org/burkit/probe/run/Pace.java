package org.burkit.probe.run;

import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.BlockingLimiter;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.util.concurrent.TimeUnit;

/**
 * How many targets are measured at once: one more while all goes well, fewer when the line shows
 * trouble (additive increase, multiplicative decrease). Any thread may use it.
 */
final class Pace {
  /** Where a run begins: what a slow home line bears. */
  private static final int FIRST = 8;

  private static final double BACK_OFF = 0.5;

  /** A target takes as long as it takes: its time says nothing of the line. */
  private static final long NO_TIMEOUT_HOURS = 24;

  private final AIMDLimit limit;
  private final Limiter<Void> limiter;

  /**
   * @param most targets at once, however well it goes
   */
  Pace(int most) {
    this.limit =
        AIMDLimit.newBuilder()
            .initialLimit(Math.min(FIRST, most))
            .minLimit(1)
            .maxLimit(most)
            .backoffRatio(BACK_OFF)
            .timeout(NO_TIMEOUT_HOURS, TimeUnit.HOURS)
            .build();
    this.limiter = BlockingLimiter.wrap(SimpleLimiter.newBuilder().limit(limit).build());
  }

  /** Waits for a place. */
  Turn next() throws InterruptedException {
    return limiter
        .acquire(null)
        .map(Turn::new)
        .orElseThrow(() -> new InterruptedException("the run ends before this target's turn"));
  }

  /** How many may be measured at once at present. */
  int now() {
    return limit.getLimit();
  }

  /** One target's place; given back exactly once. */
  record Turn(Limiter.Listener place) {

    void giveBack(LineHealth.Sign sign) {
      switch (sign) {
        case FINE -> place.onSuccess();
        case TROUBLED -> place.onDropped();
        case NONE -> place.onIgnore();
      }
    }
  }
}
