package org.burkit.collector.page;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.LongStream;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.store.Axis;

/**
 * The days that a chart shows or, where these would be too many, the weeks; in UTC.
 *
 * @param last the day, or the Monday of the week, that is the last column
 * @param axis {@link Axis#DAY} or {@link Axis#WEEK}
 */
record Period(LocalDate first, LocalDate last, Axis axis) {
  /** So many columns fit on a telephone. */
  private static final int MOST = 28;

  /** How much is shown of the time before and after an incident. */
  private static final int AROUND = 3;

  /** That of an incident and some days around it; of a long one its latest weeks. */
  static Period of(Incident incident, Instant now) {
    LocalDate first = date(incident.startedAfter().orElse(incident.startedBefore()));
    LocalDate last = date(incident.lastMeasured()).plusDays(AROUND);
    LocalDate today = date(now);
    return of(first.minusDays(AROUND), last.isAfter(today) ? today : last);
  }

  /** The latest days. */
  static Period upTo(Instant now) {
    return new Period(date(now).minusDays(MOST - 1), date(now), Axis.DAY);
  }

  static Period of(LocalDate first, LocalDate last) {
    if (ChronoUnit.DAYS.between(first, last) < MOST) {
      return new Period(first, last, Axis.DAY);
    }
    LocalDate lastWeek = monday(last);
    LocalDate earliest = lastWeek.minusWeeks(MOST - 1);
    LocalDate firstWeek = monday(first);
    return new Period(firstWeek.isBefore(earliest) ? earliest : firstWeek, lastWeek, Axis.WEEK);
  }

  Instant from() {
    return first.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The end of the last column. */
  Instant until() {
    return last.plusDays(days()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** The days, or the Mondays of the weeks. */
  List<LocalDate> columns() {
    return LongStream.rangeClosed(0, ChronoUnit.DAYS.between(first, last) / days())
        .mapToObj(i -> first.plusDays(i * days()))
        .toList();
  }

  private int days() {
    return axis == Axis.DAY ? 1 : 7;
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static LocalDate date(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }
}
