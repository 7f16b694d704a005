package org.burkit.collector.page;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads those paths of SVG 2 that we write: {@code M}, and relative {@code l}, {@code v}, {@code h}
 * and {@code z}.
 */
final class Outline {
  private static final Pattern STEP = Pattern.compile("([Mlvhz])([^Mlvhz]*)");
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+");

  private Outline() {}

  static Path2D.Double of(String path) {
    var shape = new Path2D.Double();
    double x = 0;
    double y = 0;
    Matcher steps = STEP.matcher(path);
    while (steps.find()) {
      List<Double> numbers = numbers(steps.group(2)).toList();
      switch (steps.group(1)) {
        case "M" -> {
          x = numbers.get(0);
          y = numbers.get(1);
          shape.moveTo(x, y);
        }
        case "l" -> {
          for (int i = 0; i + 1 < numbers.size(); i += 2) {
            x += numbers.get(i);
            y += numbers.get(i + 1);
            shape.lineTo(x, y);
          }
        }
        case "v" -> {
          y += numbers.getFirst();
          shape.lineTo(x, y);
        }
        case "h" -> {
          x += numbers.getFirst();
          shape.lineTo(x, y);
        }
        default -> shape.closePath();
      }
    }
    return shape;
  }

  private static Stream<Double> numbers(String text) {
    return NUMBER.matcher(text).results().map(found -> Double.valueOf(found.group()));
  }
}
