package org.burkit.bench.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.burkit.analysis.incident.Grade;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;

/** What the collectors told of, asked hour by hour, held against what happened. One thread. */
final class Chronicle {
  /** Two incidents so far apart are two things. */
  private static final Duration ABOUT = Duration.ofHours(2);

  private static final String RIGHT = "right";

  private final List<Truth> truths;
  private final Duration shift;
  private final Map<Truth, Instant> firstTold = new HashMap<>();
  private final Map<Truth, List<JsonNode>> told = new HashMap<>();
  private final Set<String> everWithoutCause = new HashSet<>();
  private List<JsonNode> withoutCause = List.of();

  /**
   * @param shift from the calendar of what happened to that of the collectors
   */
  Chronicle(List<Truth> truths, Duration shift) {
    this.truths = truths;
    this.shift = shift;
  }

  /** What is told now, at the end of an hour of the collectors' calendar. */
  void ask(Instant now, List<Organisation> organisations) throws IOException, InterruptedException {
    told.clear();
    List<JsonNode> strange = new ArrayList<>();
    for (Organisation organisation : organisations) {
      for (JsonNode incident : organisation.doors().json("/api/v1/incidents").path("incidents")) {
        Optional<Truth> truth = truths.stream().filter(t -> isOf(incident, t)).findFirst();
        truth.ifPresentOrElse(
            t -> told.computeIfAbsent(t, _ -> new ArrayList<>()).add(incident),
            () -> strange.add(incident));
      }
    }
    told.keySet().forEach(truth -> firstTold.putIfAbsent(truth, now));
    strange.stream()
        .filter(Chronicle::isLikely)
        .forEach(incident -> everWithoutCause.add(incident.path("id").asText()));
    withoutCause = List.copyOf(strange);
  }

  private boolean isOf(JsonNode incident, Truth truth) {
    return incident.path("kind").asText().equals(truth.kind().label())
        && incident.path("cc").asText().equals(truth.cc().code())
        && (truth.domain().isEmpty() || texts(incident, "domains").contains(truth.domain()))
        && truth.asns().stream().anyMatch(asn -> texts(incident, "asns").contains(asn.toString()))
        && time(incident, "started_before")
            .filter(begin -> begin.isAfter(truth.from().plus(shift).minus(ABOUT)))
            .filter(begin -> truth.until().isEmpty() || begin.isBefore(end(truth)))
            .isPresent();
  }

  private Instant end(Truth truth) {
    return truth.until().orElseThrow().plus(shift);
  }

  /** What an incident that tells all of it right has; else what is wrong with what is told. */
  private String verdict(Truth truth) {
    List<JsonNode> incidents = told.getOrDefault(truth, List.of());
    if (incidents.isEmpty()) {
      return "not told";
    }
    if (incidents.size() > 1) {
      return "told as " + incidents.size() + " incidents";
    }
    JsonNode incident = incidents.getFirst();
    Set<String> asns = new TreeSet<>();
    truth.asns().forEach(asn -> asns.add(asn.toString()));
    if (!texts(incident, "asns").equals(asns)) {
      return "of " + texts(incident, "asns");
    }
    String mechanism = truth.mechanism().map(m -> m.label()).orElse("null");
    if (!incident.path("mechanism").asText().equals(mechanism)) {
      return "how: " + incident.path("mechanism").asText();
    }
    if (!isLikely(incident)) {
      return "only " + incident.path("grade").asText();
    }
    return times(truth, incident);
  }

  private String times(Truth truth, JsonNode incident) {
    Instant from = truth.from().plus(shift);
    if (!holds(from, incident, "started_after", "started_before")) {
      return "begun " + between(incident, "started_after", "started_before") + ", not " + from;
    }
    boolean open = incident.path("state").asText().equals("open");
    if (truth.until().isEmpty()) {
      return open ? RIGHT : "told as over";
    }
    if (open) {
      return "told as still so";
    }
    return holds(end(truth), incident, "ended_after", "ended_before")
        ? RIGHT
        : "over " + between(incident, "ended_after", "ended_before") + ", not " + end(truth);
  }

  private static boolean holds(Instant time, JsonNode incident, String after, String before) {
    return time(incident, after).filter(a -> a.isAfter(time)).isEmpty()
        && time(incident, before).filter(b -> b.isBefore(time)).isEmpty();
  }

  private static String between(JsonNode incident, String after, String before) {
    return incident.path(after).asText() + " to " + incident.path(before).asText();
  }

  private static boolean isLikely(JsonNode incident) {
    String grade = incident.path("grade").asText();
    return !grade.equals(Grade.POSSIBLE.label());
  }

  private static Set<String> texts(JsonNode incident, String field) {
    Set<String> texts = new TreeSet<>();
    incident.path(field).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Optional<Instant> time(JsonNode incident, String field) {
    return Optional.ofNullable(incident.path(field).textValue()).map(Instant::parse);
  }

  /** How many of what happened are told in full: what, where, how, from when to when. */
  long right() {
    return truths.stream().filter(truth -> verdict(truth).equals(RIGHT)).count();
  }

  int happened() {
    return truths.size();
  }

  /** Incidents without a cause that were ever called likely or more. */
  int everWithoutCause() {
    return everWithoutCause.size();
  }

  List<Table> tables() {
    List<List<Value>> rows = new ArrayList<>();
    for (Truth truth : truths) {
      Instant first = firstTold.get(truth);
      rows.add(
          List.of(
              Value.of(truth.words()),
              Value.of(verdict(truth)),
              first == null
                  ? Value.of("–")
                  : Value.of(Duration.between(truth.from().plus(shift), first).toHours())));
    }
    List<List<Value>> strange =
        withoutCause.stream()
            .map(incident ->
                List.of(
                    Value.of(incident.path("kind").asText() + " " + texts(incident, "domains")),
                    Value.of(incident.path("cc").asText() + " " + texts(incident, "asns")),
                    Value.of(incident.path("mechanism").asText()),
                    Value.of(incident.path("grade").asText()),
                    Value.of(between(incident, "started_after", "started_before"))))
            .toList();
    return List.of(
        new Table(
            "What happened, and what was told of it",
            List.of("what", "told", "first told after, h"),
            rows),
        new Table(
            "Told without a cause, at the end",
            List.of("what", "where", "how", "grade", "begun"),
            strange));
  }
}
