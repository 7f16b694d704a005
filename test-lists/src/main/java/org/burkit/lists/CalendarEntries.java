package org.burkit.lists;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.burkit.lists.CalendarDay.Begin;
import org.burkit.lists.file.Entry;
import org.burkit.lists.file.FaultKind;

/** Reads the calendar. */
final class CalendarEntries {
  private static final int MOST_DAYS = 31;

  private CalendarEntries() {}

  static List<CalendarDay> read(List<Entry> entries) {
    List<CalendarDay> days = new ArrayList<>();
    Map<String, Entry> seen = new HashMap<>();
    for (Entry entry : entries) {
      String id = entry.required("id");
      entry.unique(seen, id);
      days.add(
          new CalendarDay(
              id,
              entry.word("kind", CalendarDay.Kind.class),
              entry.countries(),
              begin(entry),
              days(entry),
              LocalName.of(entry.names("names")),
              entry.source()));
    }
    return days;
  }

  private static Begin begin(Entry entry) {
    String yearly = entry.optional("yearly");
    if (yearly.isEmpty()) {
      return new Begin.Once(entry.date("from"));
    }
    try {
      return new Begin.Yearly(MonthDay.parse("--" + yearly));
    } catch (DateTimeException e) {
      entry.fault(FaultKind.DATE, "yearly '" + yearly + "'", "write month and day as 12-16");
      return new Begin.Once(LocalDate.ofEpochDay(0));
    }
  }

  private static int days(Entry entry) {
    int days = entry.has("days") ? entry.node().path("days").asInt() : 1;
    if (days < 1 || days > MOST_DAYS) {
      entry.fault(
          FaultKind.DATE,
          "days '" + entry.optional("days") + "'",
          "write a number of 1 to " + MOST_DAYS);
    }
    return days;
  }
}
