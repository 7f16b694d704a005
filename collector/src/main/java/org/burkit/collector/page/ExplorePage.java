package org.burkit.collector.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.collector.query.Counting;
import org.burkit.collector.query.NotUnderstood;
import org.burkit.collector.query.Parameters;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.Tally;
import org.burkit.collector.web.Answer;
import org.burkit.collector.web.Request;
import org.burkit.lists.Lists;

/**
 * Counts of tests by whatever one wants to tell apart, as the API gives them, drawn. All of a
 * question stands in the address. Any thread.
 */
final class ExplorePage {
  /** What is shown to who asks for nothing in particular. */
  private static final Duration LATELY = Duration.ofDays(27);

  private static final int MOST_COLUMNS = 168;
  private static final int MOST_ROWS = 25;
  private static final int MOST_FIELDS = 1500;

  private final Store store;
  private final Lists lists;
  private final InstantSource clock;
  private final String base;
  private final Pictures pictures;

  ExplorePage(Store store, Lists lists, InstantSource clock, String base, Pictures pictures) {
    this.store = store;
    this.lists = lists;
    this.clock = clock;
    this.base = base;
    this.pictures = pictures;
  }

  /**
   * A question in one language.
   *
   * @param asked what was asked, with what is usual where nothing was
   */
  private record Question(Language language, Map<String, String> asked, Counting counting) {
    static Question of(Request request, Instant now) throws NotUnderstood {
      var asked = new TreeMap<>(request.query());
      asked.values().removeIf(String::isEmpty);
      asked.keySet().removeAll(Set.of("lang", "format"));
      if (!asked.containsKey("axis_x") && !asked.containsKey("axis_y")) {
        asked.put("axis_x", "asn");
        asked.put("axis_y", "day");
        if (!asked.containsKey("since") && !asked.containsKey("until")) {
          Instant since = now.minus(LATELY);
          asked.put("since", LocalDate.ofInstant(since, ZoneOffset.UTC).toString());
        }
      }
      var parameters =
          new Parameters(
              new Request(
                  request.pathParameters(),
                  asked,
                  request.headers(),
                  request.caller(),
                  request.body()));
      Counting counting = Counting.read(parameters);
      parameters.end();
      return new Question(Language.of(request), asked, counting);
    }

    String query() {
      return asked.entrySet().stream()
          .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
    }

    /** The same elsewhere, in the same language. */
    String at(String path) {
      return path + "?" + query() + "&lang=" + language.code();
    }
  }

  /** The page for {@code /explore}. */
  Answer answer(Request request) {
    try {
      return page(Question.of(request, clock.instant()));
    } catch (NotUnderstood e) {
      return notUnderstood(e, Language.of(request));
    }
  }

  Answer svg(Request request) {
    return picture(request, Pictures::svg);
  }

  Answer png(Request request) throws InterruptedException {
    return picture(request, pictures::png);
  }

  private interface Giving<E extends Exception> {
    Answer answer(Request request, Drawing drawing) throws E;
  }

  private <E extends Exception> Answer picture(Request request, Giving<E> giving) throws E {
    Question question;
    try {
      question = Question.of(request, clock.instant());
    } catch (NotUnderstood e) {
      return notUnderstood(e, Language.of(request));
    }
    Language language = question.language();
    Optional<Chart> chart = chart(question, question.counting().of(store));
    if (chart.isEmpty()) {
      return Templates.missing(
          language, language.say("explore.heading"), language.say("explore.empty"));
    }
    String within =
        question.asked().entrySet().stream()
            .filter(e -> !e.getKey().startsWith("axis_"))
            .map(e -> language.say("explore." + e.getKey()) + ": " + e.getValue())
            .collect(Collectors.joining(" · "));
    String source = language.say("app.name") + " · " + base + question.at("/explore");
    return giving.answer(request, ChartPicture.of(chart.get(), legend(question), within, source));
  }

  private Answer page(Question question) {
    Language language = question.language();
    List<Tally> tallies = question.counting().of(store);
    Optional<Chart> chart = chart(question, tallies);
    String api = "/api/v1/aggregation?" + question.query();
    String heading = language.say("explore.heading");
    return Templates.page(
        200,
        language,
        "explore",
        Map.of(
            "frame",
                Frame.of(
                    language,
                    heading + " · " + language.say("app.name"),
                    "/explore?" + question.query()),
            "labels", new Labels(language),
            "form", ExploreForm.of(question.asked(), lists, words(language), language),
            "chart", chart.stream().toList(),
            "legend", legend(question),
            "isCut", isCut(chart, tallies, question),
            "links",
                List.of(
                    new Link(api + "&format=csv", language.say("explore.csv")),
                    new Link(api + "&format=parquet", language.say("explore.parquet")),
                    new Link(question.at("/explore.png"), language.say("explore.png")),
                    new Link(question.at("/explore.svg"), language.say("explore.svg")))));
  }

  /** Whether the chart leaves some of the counts out. */
  private static boolean isCut(Optional<Chart> chart, List<Tally> tallies, Question question) {
    long shown =
        chart.stream()
            .flatMap(drawn -> drawn.strips().stream())
            .flatMap(strip -> strip.fields().stream())
            .filter(field -> !field.isEmpty())
            .count();
    return shown < tallies.size() && !question.counting().axes().isEmpty();
  }

  private static Legend legend(Question question) {
    return question.counting().axes().size() == 1
        ? Legend.ofShares(question.language())
        : Legend.in(question.language());
  }

  private AxisWords words(Language language) {
    return new AxisWords(new Wording(lists, language, clock.instant()), language);
  }

  private Optional<Chart> chart(Question question, List<Tally> tallies) {
    Language language = question.language();
    AxisWords words = words(language);
    var axes = question.counting().axes();
    if (axes.size() == 1) {
      Grid grid =
          Grid.of(tallies, tally -> Optional.of(new Grid.Field(tally.keys().getFirst(), "")));
      return Chart.shares(
          words.name(axes.getFirst()),
          words.name(axes.getFirst()),
          grid,
          words.rows(axes.getFirst(), grid.rows(), MOST_ROWS),
          new Chart.Named("", language.say("chart.fields")),
          language);
    }
    Grid grid =
        Grid.of(
            tallies,
            tally -> Optional.of(new Grid.Field(tally.keys().get(0), tally.keys().get(1))));
    var columns = words.columns(axes.get(1), grid.columns(), MOST_COLUMNS);
    int rows = Math.clamp(MOST_FIELDS / Math.max(1, columns.size()), 1, MOST_ROWS);
    String heading =
        language.say(
            "explore.by", Map.of("x", words.name(axes.get(0)), "y", words.name(axes.get(1))));
    return Chart.of(
        heading,
        words.name(axes.get(0)),
        grid,
        words.rows(axes.get(0), grid.rows(), rows),
        columns,
        AxisWords.isDated(axes.get(1)),
        language);
  }

  private static Answer notUnderstood(NotUnderstood e, Language language) {
    List<String> faults =
        e.faults().stream()
            .map(fault ->
                fault
                    .got()
                    .map(got ->
                        language.say(
                            "explore.fault",
                            Map.of(
                                "name", fault.parameter(),
                                "got", got,
                                "expected", language.say("explore.expected." + fault.parameter()))))
                    .orElseGet(
                        () -> language.say("explore.unknown", Map.of("name", fault.parameter()))))
            .toList();
    String heading = language.say("explore.bad");
    return Templates.page(
        400,
        language,
        "faults",
        Map.of(
            "frame",
            Frame.of(language, heading, "/explore"),
            "heading",
            heading,
            "faults",
            faults,
            "again",
            new Link("/explore?lang=" + language.code(), language.say("explore.again"))));
  }
}
