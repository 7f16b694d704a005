package org.burkit.bench.report;

import java.util.List;

/**
 * A picture of lines over one axis.
 *
 * @param file its name without the ending
 */
public record Chart(String file, String title, String x, String y, List<Line> lines) {
  public Chart {
    lines = List.copyOf(lines);
  }

  /** One line with its points from left to right. */
  public record Line(String name, List<Point> points) {
    public Line {
      points = List.copyOf(points);
    }
  }

  /** A point in the units of the axes. */
  public record Point(double x, double y) {}
}
