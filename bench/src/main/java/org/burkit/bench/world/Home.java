package org.burkit.bench.world;

import java.time.Duration;

/**
 * One volunteer, or one who pretends to be.
 *
 * @param prefix key of the address; empty where the collector does not know it
 * @param every how often it measures
 * @param present the share of days on which it is there
 * @param skew by how much its clock is wrong
 * @param hostile whether it lies that all is blocked, from the tenth day on
 */
public record Home(
    String probe, String prefix, Duration every, double present, Duration skew, boolean hostile) {

  /** One that measures every hour, always, by a right clock. */
  public static Home hourly(int number) {
    return new Home("p" + number, "n" + number, Duration.ofHours(1), 1, Duration.ZERO, false);
  }

  public Home lying() {
    return new Home(probe, prefix, every, present, skew, true);
  }

  /** The same under another pseudonym, behind the same address. */
  public Home named(String pseudonym) {
    return new Home(pseudonym, prefix, every, present, skew, hostile);
  }

  /** The same where the collector does not know addresses. */
  public Home withoutPrefix() {
    return new Home(probe, "", every, present, skew, hostile);
  }
}
