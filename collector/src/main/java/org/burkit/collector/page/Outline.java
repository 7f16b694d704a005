package org.burkit.collector.page;

import java.awt.geom.Path2D;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads those paths of SVG 2 that we write: {@code M x y}, {@code v}, {@code h} and {@code z}. */
final class Outline {
  private static final Pattern STEP = Pattern.compile("([Mvhz])([-\\d.]*)(?:[ ,]([-\\d.]+))?");

  private Outline() {}

  static Path2D.Double of(String path) {
    var shape = new Path2D.Double();
    double x = 0;
    double y = 0;
    for (MatchResult step : STEP.matcher(path).results().toList()) {
      switch (step.group(1)) {
        case "M" -> {
          x = Double.parseDouble(step.group(2));
          y = Double.parseDouble(step.group(3));
          shape.moveTo(x, y);
        }
        case "v" -> {
          y += Double.parseDouble(step.group(2));
          shape.lineTo(x, y);
        }
        case "h" -> {
          x += Double.parseDouble(step.group(2));
          shape.lineTo(x, y);
        }
        default -> shape.closePath();
      }
    }
    return shape;
  }
}
