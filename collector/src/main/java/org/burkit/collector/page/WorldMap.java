package org.burkit.collector.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.model.CountryCode;

/**
 * The countries of the world, with the number of open incidents in each, in the colour of the
 * surest of them. Outlines are those of Natural Earth at 1:110 million, made coarser; they say
 * nothing about borders that are disputed.
 */
final class WorldMap {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 439;
  private static final int LINE = 30;
  private static final String LAND = "#d4d9df";

  private static final List<Grade> SUREST_FIRST =
      List.of(Grade.CONFIRMED, Grade.INTERCEPTED, Grade.LIKELY, Grade.POSSIBLE);

  private static final List<Land> LANDS = lands();

  private WorldMap() {}

  /** One country; its number stands at {@code x} and {@code y}. */
  private record Land(String cc, int x, int y, String path) {}

  /**
   * The map of these incidents.
   *
   * @param open what stands open now
   */
  static Drawing of(List<Incident> open, Wording wording, Language language) {
    Map<String, Long> counts =
        open.stream().collect(Collectors.groupingBy(i -> i.cc().code(), Collectors.counting()));
    Map<String, Grade> surest =
        open.stream()
            .collect(Collectors.toMap(i -> i.cc().code(), Incident::grade, WorldMap::surer));
    var marks = new ArrayList<Drawing.Mark>();
    marks.add(area(LANDS.stream().filter(land -> !counts.containsKey(land.cc)), LAND));
    for (Grade grade : SUREST_FIRST) {
      marks.add(
          area(
              LANDS.stream().filter(land -> grade == surest.get(land.cc)),
              Shade.ofGrade(grade.label())));
    }
    var style = new Drawing.Style(true, 22, Drawing.INK);
    for (Land land : LANDS) {
      Long count = counts.get(land.cc);
      if (count != null) {
        String words = String.valueOf(count);
        int wide = 10 + 13 * words.length();
        marks.add(new Drawing.Box(land.x - wide / 2, land.y - 13, wide, 26, "#ffffff"));
        marks.add(new Drawing.Line(land.x - wide / 2 + 5, land.y + 8, style, words, false));
      }
    }
    var small = new Drawing.Style(false, 16, Drawing.SOFT);
    marks.add(new Drawing.Line(8, HEIGHT + 20, small, language.say("map.source"), false));
    return new Drawing(WIDTH, HEIGHT + LINE, title(open, wording, language), marks);
  }

  private static Grade surer(Grade one, Grade other) {
    return SUREST_FIRST.indexOf(one) <= SUREST_FIRST.indexOf(other) ? one : other;
  }

  private static Drawing.Area area(Stream<Land> lands, String colour) {
    String path = lands.map(Land::path).collect(Collectors.joining());
    return new Drawing.Area(0, 0, 1, 1, path, colour);
  }

  /** What it shows, for who does not see it. */
  static String title(List<Incident> open, Wording wording, Language language) {
    Map<CountryCode, Long> counts =
        open.stream().collect(Collectors.groupingBy(Incident::cc, Collectors.counting()));
    String countries =
        counts.entrySet().stream()
            .map(e -> wording.country(e.getKey()) + " (" + e.getValue() + ")")
            .sorted()
            .collect(Collectors.joining(", "));
    return countries.isEmpty()
        ? language.say("map.none")
        : language.say("map.title", Map.of("countries", countries));
  }

  private static List<Land> lands() {
    try (InputStream in =
            Objects.requireNonNull(WorldMap.class.getResourceAsStream("world.csv"), "world.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> land(line.split(",", 4))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the map in the jar must be readable", e);
    }
  }

  private static Land land(String[] parts) {
    return new Land(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]);
  }
}
