package org.burkit.collector.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.burkit.collector.query.Parameters;
import org.burkit.collector.store.Axis;
import org.burkit.lists.Lists;

/**
 * What can be chosen in a question for counts.
 *
 * @param fields by what and when is counted
 * @param conditions that narrow it
 */
public record ExploreForm(List<Field> fields, List<Field> conditions) {
  private static final List<String> DAYS = List.of("since", "until");
  private static final List<String> TEXTS = List.of("domain", "asn", "cc", "mechanism");

  public ExploreForm {
    fields = List.copyOf(fields);
    conditions = List.copyOf(conditions);
  }

  /**
   * One that can be chosen.
   *
   * @param name in the address, as in the API
   * @param type of the input, where it is none of some options
   * @param options none where anything may be written
   */
  public record Field(String name, String label, String type, String value, List<Option> options) {
    public Field {
      options = List.copyOf(options);
    }
  }

  public record Option(String value, String words, boolean isChosen) {}

  /**
   * @param asked values by the names of the parameters
   */
  static ExploreForm of(
      Map<String, String> asked, Lists lists, AxisWords words, Language language) {
    var form = new Making(asked, language, new ArrayList<>());
    List<Option> axes =
        Stream.of(Axis.values())
            .map(axis -> new Option(axis.label(), words.name(axis), false))
            .toList();
    form.choice("axis_x", axes);
    form.choice("axis_y", with(new Option("", language.say("explore.nothing"), false), axes));
    DAYS.forEach(form::day);
    var conditions = new Making(asked, language, new ArrayList<>());
    var any = new Option("", language.say("explore.any"), false);
    conditions.choice(
        "service",
        with(
            any,
            lists.services().stream()
                .map(s -> new Option(s.id(), s.name().in(language.locale()), false))
                .toList()));
    TEXTS.forEach(conditions::text);
    conditions.choice(
        "category",
        with(
            any,
            lists.services().stream()
                .map(s -> s.category())
                .sorted()
                .distinct()
                .map(category -> new Option(category, category, false))
                .toList()));
    conditions.choice(
        "outcome",
        with(
            any,
            Parameters.OUTCOMES.stream()
                .map(o -> new Option(o, language.say("outcome." + o), false))
                .toList()));
    return new ExploreForm(form.fields(), conditions.fields());
  }

  /** Whether one of the conditions is set. */
  public boolean isNarrowed() {
    return conditions.stream().anyMatch(field -> !field.value().isEmpty());
  }

  private static List<Option> with(Option first, List<Option> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private record Making(Map<String, String> asked, Language language, List<Field> fields) {
    /** What was asked is among the options, whatever it is. */
    void choice(String name, List<Option> options) {
      String value = value(name);
      Stream<Option> own =
          options.stream().noneMatch(o -> o.value().equals(value))
              ? Stream.of(new Option(value, value, true))
              : Stream.of();
      List<Option> all =
          Stream.concat(
                  own,
                  options.stream()
                      .map(o -> new Option(o.value(), o.words(), o.value().equals(value))))
              .toList();
      fields.add(new Field(name, label(name), "", value, all));
    }

    void day(String name) {
      boolean isDay = value(name).isEmpty() || value(name).matches("\\d{4}-\\d\\d-\\d\\d");
      fields.add(new Field(name, label(name), isDay ? "date" : "text", value(name), List.of()));
    }

    void text(String name) {
      fields.add(new Field(name, label(name), "text", value(name), List.of()));
    }

    private String value(String name) {
      return asked.getOrDefault(name, "");
    }

    private String label(String name) {
      return language.say("explore." + name);
    }
  }
}
