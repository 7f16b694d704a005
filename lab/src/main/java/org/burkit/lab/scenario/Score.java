package org.burkit.lab.scenario;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How many results agree with the truth, and how those err that do not. Rows of the table that the
 * probe cannot tell yet are counted apart: they neither spoil nor adorn the score. Pure.
 */
public record Score(List<Result> results, Duration took) {
  public Score {
    results = List.copyOf(results);
  }

  /** Whether all that can be told was told rightly. */
  public boolean isPerfect() {
    return count(r -> isCounted(r) && !r.agrees()) == 0;
  }

  /** Results that agree although their row says that the probe cannot tell yet. */
  public List<Result> toldAfterAll() {
    return results.stream().filter(r -> !isCounted(r) && r.agrees()).toList();
  }

  /** For each true outcome, how often each outcome was seen. */
  public Map<String, Map<String, Integer>> confusion() {
    Map<String, Map<String, Integer>> table = new TreeMap<>();
    results.stream()
        .filter(Score::isCounted)
        .forEach(r ->
            table
                .computeIfAbsent(r.scenario().truth().outcome(), _ -> new TreeMap<>())
                .merge(r.seen().outcome(), 1, Integer::sum));
    return table;
  }

  /** How often each row that was played more than once agreed, by its name. */
  public Map<String, Repeats> repeats() {
    Map<String, Repeats> all = new LinkedHashMap<>();
    results.forEach(
        r -> all.merge(r.scenario().name(), new Repeats(1, r.agrees() ? 1 : 0), Repeats::plus));
    all.values().removeIf(repeats -> repeats.of() == 1);
    return all;
  }

  /** Plays of one row, and how many of them agreed. */
  public record Repeats(int of, int agree) {
    private Repeats plus(Repeats other) {
      return new Repeats(of + other.of, agree + other.agree);
    }
  }

  /**
   * {@code {"summary":{…},"confusion":{truth:{seen:count}}}}; with {@code
   * "repeats":{name:{"of":…,"agree":…}}} if there were any.
   */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode summary =
        json.putObject("summary")
            .put("played", results.size())
            .put("agree", count(r -> isCounted(r) && r.agrees()))
            .put("disagree", count(r -> isCounted(r) && !r.agrees()))
            .put("not_told_yet", count(r -> !isCounted(r)))
            .put("told_after_all", toldAfterAll().size())
            .put("places", count(Result::hasPlace))
            .put("places_right", count(Result::agreesOnPlace))
            .put("places_wrong", count(Result::hasWrongPlace))
            .put("places_unknowable", count(Result::hasUnknowablePlace))
            .put("failed", count(r -> r.seen() instanceof Seen.Failure))
            .put("seconds", took.toMillis() / 1000.0);
    summary.set("censored", half(true));
    summary.set("innocent", half(false));
    ObjectNode table = json.putObject("confusion");
    confusion()
        .forEach((truth, seen) -> {
          ObjectNode row = table.putObject(truth);
          seen.forEach(row::put);
        });
    repeats()
        .forEach((name, r) ->
            json.withObject("/repeats").putObject(name).put("of", r.of()).put("agree", r.agree()));
    return json;
  }

  /** The same for people, a few lines. */
  public String words() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d of %d agree with the truth, in %d s: %s; %s.%n"
            .formatted(
                count(r -> isCounted(r) && r.agrees()),
                count(Score::isCounted),
                took.toSeconds(),
                inWords("censored", half(true)),
                inWords("innocent", half(false))));
    confusion()
        .forEach((truth, seen) -> text.append("  true %-12s seen %s%n".formatted(truth, seen)));
    repeats()
        .forEach((name, r) ->
            text.append("  %-28s %d of %d agree%n".formatted(name, r.agree(), r.of())));
    text.append(
        "  place on the path right for %d of %d blocks found, wrong for %d; for %d it cannot be known%n"
            .formatted(
                count(Result::agreesOnPlace),
                count(Result::hasPlace),
                count(Result::hasWrongPlace),
                count(Result::hasUnknowablePlace)));
    apart().forEach(line -> text.append(line).append(System.lineSeparator()));
    return text.toString();
  }

  private List<String> apart() {
    return results.stream()
        .filter(r -> !isCounted(r))
        .map(r ->
            "  not told yet: %s (true %s, seen %s): %s%s"
                .formatted(
                    r.scenario().name(),
                    r.scenario().truth().words(),
                    r.seen().words(),
                    r.scenario().notToldYet().orElse(""),
                    r.agrees() ? " IT AGREES AFTER ALL." : ""))
        .toList();
  }

  private ObjectNode half(boolean censored) {
    Predicate<Result> mine = r -> isCounted(r) && r.scenario().truth().isBlocked() == censored;
    Predicate<Result> seenBlocked = r -> r.seen().outcome().equals("blocked");
    ObjectNode half =
        JsonNodeFactory.instance
            .objectNode()
            .put("of", count(mine))
            .put("agree", count(mine.and(Result::agrees)));
    return censored
        ? half.put("other_mechanism", count(mine.and(seenBlocked).and(r -> !r.agrees())))
            .put("missed", count(mine.and(seenBlocked.negate())))
        : half.put("false_alarms", count(mine.and(seenBlocked)));
  }

  private static String inWords(String name, ObjectNode half) {
    StringBuilder text =
        new StringBuilder(
            "%d of %d %s".formatted(half.get("agree").asInt(), half.get("of").asInt(), name));
    half.properties().stream()
        .filter(e -> !e.getKey().equals("of") && !e.getKey().equals("agree"))
        .forEach(e ->
            text.append(", ")
                .append(e.getValue().asInt())
                .append(' ')
                .append(e.getKey().replace('_', ' ')));
    return text.toString();
  }

  private int count(Predicate<Result> which) {
    return (int) results.stream().filter(which).count();
  }

  private static boolean isCounted(Result result) {
    return result.scenario().notToldYet().isEmpty();
  }
}
