package org.burkit.bench.world;

import java.time.Duration;

/**
 * How much goes wrong in a world without any censor.
 *
 * @param faultsPerMonth how often, on average, the way from one network to one name breaks for all
 *     probes in it while the control's works
 * @param fault how long that lasts on average (exponential)
 * @param outagesPerMonth how often a whole network fails, for all names
 * @param outage how long that lasts on average (exponential)
 * @param homeOutagesPerMonth how often one volunteer's line fails
 * @param homeOutage how long that lasts on average (exponential)
 * @param gate whether probes find out that their own network is not in order
 */
public record Climate(
    double faultsPerMonth,
    Duration fault,
    double outagesPerMonth,
    Duration outage,
    double homeOutagesPerMonth,
    Duration homeOutage,
    boolean gate) {

  /** The share of measurements in an outage that the gate does not catch. */
  static final double PAST_THE_GATE = 0.02;

  /** The share of measurements in a fault that look like blocking. */
  static final double LOOKS_BLOCKED = 0.8;

  public static Climate standard() {
    return new Climate(
        0.1, Duration.ofMinutes(10), 0.5, Duration.ofMinutes(90), 2, Duration.ofHours(1), true);
  }

  public Climate withoutGate() {
    return new Climate(
        faultsPerMonth, fault, outagesPerMonth, outage, homeOutagesPerMonth, homeOutage, false);
  }

  /** The same with so many times the faults that nobody can tell from a short block. */
  public Climate withFaults(double times) {
    return new Climate(
        faultsPerMonth * times,
        fault,
        outagesPerMonth,
        outage,
        homeOutagesPerMonth,
        homeOutage,
        gate);
  }
}
