package org.burkit.bench.report;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.burkit.bench.report.Chart.Line;
import org.burkit.bench.report.Chart.Point;

/** Draws a chart as a small SVG that needs no script and no font of its own. */
final class SvgChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 60;
  private static final int RIGHT = 470;
  private static final int TOP = 40;
  private static final int BOTTOM = 310;
  private static final int TICKS = 5;

  /** Colours that stay apart for the colour-blind (Okabe and Ito); dashes tell them apart too. */
  private static final List<String> COLOURS =
      List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#000000");

  private static final List<String> DASHES =
      List.of("none", "6 3", "2 3", "8 3 2 3", "1 2", "none");

  private final Chart chart;
  private final double maxX;
  private final double maxY;

  private SvgChart(Chart chart) {
    this.chart = chart;
    this.maxX = max(chart, Point::x);
    this.maxY = max(chart, Point::y);
  }

  static String draw(Chart chart) {
    return new SvgChart(chart).draw();
  }

  private static double max(Chart chart, ToDoubleFunction<Point> coordinate) {
    double max = points(chart).mapToDouble(coordinate).filter(Double::isFinite).max().orElse(1);
    return max > 0 ? max : 1;
  }

  private static Stream<Point> points(Chart chart) {
    return chart.lines().stream().flatMap(line -> line.points().stream());
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
            .formatted(WIDTH, HEIGHT));
    svg.append(
        " font-size=\"12\" role=\"img\"><title>%s</title>\n".formatted(escape(chart.title())));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
    svg.append(text(LEFT, 22, "start", chart.title()));
    svg.append(text((LEFT + RIGHT) / 2.0, HEIGHT - 12, "middle", chart.x()));
    svg.append(text(LEFT, TOP - 6, "middle", chart.y()));
    axes(svg);
    for (int i = 0; i < chart.lines().size(); i++) {
      line(svg, chart.lines().get(i), i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axes(StringBuilder svg) {
    for (int i = 0; i <= TICKS; i++) {
      double x = maxX * i / TICKS;
      double y = maxY * i / TICKS;
      svg.append(stroke(LEFT, y(y), RIGHT, y(y), "#ddd"));
      svg.append(text(LEFT - 6, y(y) + 4, "end", number(y)));
      svg.append(text(x(x), BOTTOM + 16, "middle", number(x)));
    }
    svg.append(stroke(LEFT, BOTTOM, RIGHT, BOTTOM, "#333"));
    svg.append(stroke(LEFT, TOP, LEFT, BOTTOM, "#333"));
  }

  private void line(StringBuilder svg, Line line, int number) {
    String colour = COLOURS.get(number % COLOURS.size());
    String dash = DASHES.get(number % DASHES.size());
    StringBuilder points = new StringBuilder();
    line.points().stream()
        .filter(point -> Double.isFinite(point.y()))
        .forEach(point ->
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(point.x()), y(point.y()))));
    String style =
        "fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\""
            .formatted(colour, dash);
    svg.append("<polyline points=\"%s\" %s/>\n".formatted(points.toString().strip(), style));
    int height = TOP + 10 + 20 * number;
    svg.append(
        "<polyline points=\"%d,%d %d,%d\" %s/>\n"
            .formatted(RIGHT + 12, height, RIGHT + 36, height, style));
    svg.append(text(RIGHT + 42, height + 4, "start", line.name()));
  }

  private double x(double x) {
    return LEFT + (RIGHT - LEFT) * x / maxX;
  }

  private double y(double y) {
    return BOTTOM - (BOTTOM - TOP) * y / maxY;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2g" : "%.0f", value);
  }

  private static String stroke(double x1, double y1, double x2, double y2, String colour) {
    return String.format(
        Locale.ROOT,
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
        x1,
        y1,
        x2,
        y2,
        colour);
  }

  private static String text(double x, double y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
        x,
        y,
        anchor,
        escape(words));
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
