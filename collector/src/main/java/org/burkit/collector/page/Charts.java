package org.burkit.collector.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Incident;
import org.burkit.collector.page.Chart.Named;
import org.burkit.collector.page.Grid.Field;
import org.burkit.collector.store.Axis;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;
import org.burkit.model.Asn;

/** Draws what the store counts. Any thread may use it. */
final class Charts {
  /** What is published of a beginning is the end of its hour. */
  private static final Duration ROUNDED = Duration.ofHours(1);

  private static final int MOST_TALLIES = 10_000;
  private static final int MOST_ROWS = 12;
  private static final int HOURS_OF_WEEK = 7 * 24;

  private final Store store;
  private final Wording wording;
  private final Language language;

  Charts(Store store, Wording wording, Language language) {
    this.store = store;
    this.wording = wording;
    this.language = language;
  }

  /** What the rows of a chart by day are. */
  enum Rows {
    NETWORKS(Axis.ASN),
    SERVICES(Axis.SERVICE);

    private final Axis axis;

    Rows(Axis axis) {
      this.axis = axis;
    }

    Axis axis() {
      return axis;
    }

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Tests by day; networks of fewer voters than are named are one row, and so are the sites that
   * belong to no service.
   *
   * @return empty where nothing was tested
   */
  Optional<Chart> days(Rows what, Scope scope, Period period) {
    Grid grid = grid(List.of(what.axis, period.axis()), scope, period.from(), period.until());
    List<Named> rows = new AxisWords(wording, language).rows(what.axis, grid.rows(), MOST_ROWS);
    String heading =
        language.say("chart." + what.label() + (period.axis() == Axis.DAY ? ".days" : ".weeks"));
    String rowName = language.say("chart." + what.label());
    return Chart.of(heading, rowName, grid, rows, columns(period), true, language);
  }

  private Grid grid(List<Axis> axes, Scope scope, Instant from, Instant until) {
    return Grid.of(
        store.tallies(axes, scope.between(from, until), MOST_TALLIES),
        tally -> Optional.of(new Field(tally.keys().get(0), tally.keys().get(1))));
  }

  private List<Named> columns(Period period) {
    var words = new AxisWords(wording, language);
    return period.columns().stream()
        .map(LocalDate::toString)
        .map(day -> new Named(day, words.name(period.axis(), day)))
        .toList();
  }

  /**
   * Tests by the hour of the week at which they were made in Almaty, while an incident lasted, in
   * those of its networks that are large enough to be named.
   *
   * @return empty where there are none
   */
  Optional<Chart> hours(Incident i, Period period) {
    Instant first = i.startedBefore().minus(ROUNDED);
    Instant from = first.isAfter(period.from()) ? first : period.from();
    Instant until = i.endedBefore().orElse(period.until());
    if (until.isBefore(from)) {
      return Optional.empty();
    }
    Set<Asn> asns = i.asns().stream().filter(Asn::isKnown).collect(Collectors.toSet());
    if (asns.isEmpty()) {
      return Optional.empty();
    }
    int offset = Wording.ALMATY.getRules().getOffset(until).getTotalSeconds() / 3600;
    List<Tally> tallies =
        store.tallies(
            List.of(Axis.HOUR_OF_WEEK), Scope.of(i).between(from, until, asns), MOST_TALLIES);
    Grid grid =
        Grid.of(
            tallies,
            tally -> Optional.of(hour(Integer.parseInt(tally.keys().getFirst()) + offset)));
    List<Named> days =
        Stream.of(DayOfWeek.values())
            .map(day ->
                new Named(
                    day.name(), day.getDisplayName(TextStyle.FULL_STANDALONE, language.locale())))
            .toList();
    List<Named> hours =
        IntStream.range(0, 24).mapToObj(h -> new Named(String.valueOf(h), h + ":00")).toList();
    String heading = language.say("chart.hours", Map.of("offset", "UTC+" + offset));
    return Chart.of(heading, language.say("chart.day"), grid, days, hours, false, language);
  }

  private static Field hour(int hourOfWeek) {
    int hour = hourOfWeek % HOURS_OF_WEEK;
    return new Field(DayOfWeek.of(hour / 24 + 1).name(), String.valueOf(hour % 24));
  }
}
