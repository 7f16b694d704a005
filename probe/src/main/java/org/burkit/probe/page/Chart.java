package org.burkit.probe.page;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.burkit.probe.daemon.Entry;

/**
 * How many sites opened and how many did not, day by day, as a drawing and as numbers. Pure.
 *
 * @param days the last {@value #DAYS} days up to today; each is there
 */
record Chart(NavigableMap<LocalDate, Day> days) {
  static final int DAYS = 14;
  private static final int WIDTH = 20;
  private static final int HEIGHT = 80;

  /** One day's results; those that say nothing are not counted. */
  record Day(int open, int blocked) {
    private Day plus(Entry entry) {
      return switch (entry.outcome()) {
        case "accessible" -> new Day(open + 1, blocked);
        case "blocked" -> new Day(open, blocked + 1);
        default -> this;
      };
    }

    int all() {
      return open + blocked;
    }
  }

  static Chart of(List<Entry> entries, LocalDate today, ZoneId zone) {
    NavigableMap<LocalDate, Day> days = new TreeMap<>();
    for (int back = DAYS - 1; back >= 0; back--) {
      days.put(today.minusDays(back), new Day(0, 0));
    }
    for (Entry entry : entries) {
      days.computeIfPresent(entry.at().atZone(zone).toLocalDate(), (_, day) -> day.plus(entry));
    }
    return new Chart(days);
  }

  boolean isEmpty() {
    return days.values().stream().allMatch(day -> day.all() == 0);
  }

  /**
   * Two bars one on the other for each day: plain for what opened, hatched for what was blocked.
   *
   * @param title what it shows, for who cannot see it
   */
  String svg(String title) {
    int most = Math.max(1, days.values().stream().mapToInt(Day::all).max().orElse(1));
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                + "<defs><pattern id=\"hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">"
                + "<path class=\"hatch\" d=\"M0 4L4 0\"/></pattern></defs>",
            DAYS * WIDTH,
            HEIGHT,
            Html.text(title)));
    int x = 0;
    for (Day day : days.values()) {
      double open = (double) day.open() * HEIGHT / most;
      double blocked = (double) day.blocked() * HEIGHT / most;
      svg.append(bar("open", x, HEIGHT - open, open));
      svg.append(bar("blocked", x, HEIGHT - open - blocked, blocked));
      x += WIDTH;
    }
    return svg.append("</svg>\n").toString();
  }

  private static String bar(String kind, int x, double y, double height) {
    return height == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "<rect class=\"%s\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
            kind,
            x + 2,
            y,
            WIDTH - 4,
            height);
  }
}
