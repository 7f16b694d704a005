package org.burkit.probe.daemon;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.burkit.probe.line.Line;

/**
 * All that the schedule decides by.
 *
 * @param now by the wall clock, where the volunteer lives
 * @param consented whether the text as it is now was agreed to
 * @param lastRun when the last run began, by the wall clock of then
 * @param sinceLastRun by a clock that nobody sets; a day where there was none
 * @param spentThisMonth bytes
 * @param bytesPerTarget as it was of late
 * @param bytesPerBeat what a sign of life cost of late
 * @param seed makes the minute of each hour; its own for each start of the daemon
 */
public record Situation(
    ZonedDateTime now,
    boolean consented,
    Settings settings,
    Line line,
    Optional<Instant> lastRun,
    Duration sinceLastRun,
    long spentThisMonth,
    long bytesPerTarget,
    long bytesPerBeat,
    long seed) {}
