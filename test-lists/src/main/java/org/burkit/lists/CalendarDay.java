package org.burkit.lists;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.burkit.model.CountryCode;

/**
 * Days on which censorship is likelier: a vote, a day of memory.
 *
 * @param days how many, from the first on; at least one
 */
public record CalendarDay(
    String id,
    Kind kind,
    List<CountryCode> countries,
    Begin begin,
    int days,
    LocalName name,
    String source) {
  public CalendarDay {
    countries = List.copyOf(countries);
  }

  /** What sort of day it is. */
  public enum Kind {
    ELECTION,
    REFERENDUM,
    ANNIVERSARY,
    HOLIDAY
  }

  /** Its first day. */
  public sealed interface Begin {
    /** Each year on one day. */
    record Yearly(MonthDay day) implements Begin {}

    /** Once. */
    record Once(LocalDate day) implements Begin {}
  }

  /** True where a date is one of its days. */
  public boolean holds(LocalDate date) {
    return switch (begin) {
      case Begin.Once(LocalDate day) -> isWithin(day, date);
      case Begin.Yearly(MonthDay day) ->
          isWithin(day.atYear(date.getYear()), date)
              || isWithin(day.atYear(date.getYear() - 1), date);
    };
  }

  private boolean isWithin(LocalDate first, LocalDate date) {
    return !date.isBefore(first) && date.isBefore(first.plusDays(days));
  }
}
