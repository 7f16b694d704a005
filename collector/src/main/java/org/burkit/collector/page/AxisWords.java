package org.burkit.collector.page;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.burkit.collector.page.Chart.Named;
import org.burkit.collector.store.Axis;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;

/** How what counts are told apart by is called, and in which order it stands. Any thread. */
final class AxisWords {
  private static final int HOURS = 24;

  /** Hours of the week are numbers, all else is ISO 8601. */
  private static final Comparator<String> IN_TIME =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final Wording wording;
  private final Language language;

  AxisWords(Wording wording, Language language) {
    this.wording = wording;
    this.language = language;
  }

  String name(Axis axis) {
    return language.say("axis." + axis.label());
  }

  /** The name of a key of the store; a stranger may have written it. */
  String name(Axis axis, String key) {
    return switch (axis) {
      case DOMAIN, CATEGORY -> key.isEmpty() ? language.say("axis.unnamed") : key;
      case SERVICE -> wording.service(key).orElseGet(() -> language.say("chart.other_sites"));
      case CC -> CountryCode.parse(key).map(wording::country).orElse(key);
      case ASN -> Asn.parse(key).map(wording::network).orElseGet(() -> language.say("check.small"));
      case MECHANISM -> key.isEmpty() ? language.say("axis.unblocked") : key;
      case HOUR ->
          DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
              .withLocale(language.dates())
              .format(Instant.parse(key).atOffset(ZoneOffset.UTC));
      case DAY, WEEK ->
          DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
              .withLocale(language.dates())
              .format(LocalDate.parse(key));
      case HOUR_OF_WEEK -> hour(Integer.parseInt(key));
    };
  }

  private String hour(int hourOfWeek) {
    String day =
        DayOfWeek.of(hourOfWeek / HOURS + 1)
            .getDisplayName(TextStyle.SHORT_STANDALONE, language.locale());
    return day + " " + hourOfWeek % HOURS + ":00";
  }

  /** The first of these keys, with their names; of times the latest, in their order. */
  List<Named> rows(Axis axis, List<String> keys, int most) {
    return isTime(axis)
        ? named(axis, latest(keys.stream().sorted(IN_TIME).toList(), most))
        : named(axis, keys.stream().limit(most).toList());
  }

  /** The same; of times those between them as well, on which there is nothing. */
  List<Named> columns(Axis axis, List<String> keys, int most) {
    return isTime(axis) && !keys.isEmpty()
        ? named(axis, latest(filled(axis, keys), most))
        : rows(axis, keys, most);
  }

  private static List<String> latest(List<String> inOrder, int most) {
    return inOrder.subList(Math.max(0, inOrder.size() - most), inOrder.size());
  }

  private List<Named> named(Axis axis, List<String> keys) {
    return keys.stream().map(key -> new Named(key, name(axis, key))).toList();
  }

  private static boolean isTime(Axis axis) {
    return isDated(axis) || axis == Axis.HOUR_OF_WEEK;
  }

  /** Whether its keys follow each other and do not come again. */
  static boolean isDated(Axis axis) {
    return switch (axis) {
      case HOUR, DAY, WEEK -> true;
      case DOMAIN, SERVICE, CATEGORY, CC, ASN, MECHANISM, HOUR_OF_WEEK -> false;
    };
  }

  private static List<String> filled(Axis axis, List<String> keys) {
    String first = keys.stream().min(String::compareTo).orElseThrow();
    String last = keys.stream().max(String::compareTo).orElseThrow();
    return switch (axis) {
      case DAY -> days(LocalDate.parse(first), LocalDate.parse(last), 1);
      case WEEK -> days(LocalDate.parse(first), LocalDate.parse(last), 7);
      case HOUR -> hours(Instant.parse(first), Instant.parse(last));
      case HOUR_OF_WEEK -> IntStream.range(0, 7 * HOURS).mapToObj(String::valueOf).toList();
      case DOMAIN, SERVICE, CATEGORY, CC, ASN, MECHANISM -> keys;
    };
  }

  private static List<String> days(LocalDate first, LocalDate last, int step) {
    return Stream.iterate(first, day -> !day.isAfter(last), day -> day.plusDays(step))
        .map(LocalDate::toString)
        .toList();
  }

  private static List<String> hours(Instant first, Instant last) {
    return LongStream.rangeClosed(0, ChronoUnit.HOURS.between(first, last))
        .mapToObj(i -> first.plus(Duration.ofHours(i)).toString())
        .toList();
  }
}
