package org.burkit.collector.page;

import java.util.ArrayList;
import java.util.List;
import org.burkit.collector.page.Drawing.Mark;
import org.burkit.collector.page.Drawing.Style;

/** Draws a chart with its heading, its legend and where it comes from, to be shown elsewhere. */
final class ChartPicture {
  private static final int WIDTH = 1200;
  private static final int MARGIN = 40;
  private static final int INNER = WIDTH - 2 * MARGIN;
  private static final int STRIP = 32;
  private static final int UNITS_HIGH = 16;
  private static final int FAR = 100_000;
  private static final Style HEADING = new Style(true, 32, Drawing.INK);
  private static final Style NAME = new Style(false, 22, Drawing.INK);
  private static final Style SMALL = new Style(false, 20, Drawing.SOFT);

  private final List<Mark> marks = new ArrayList<>();
  private int y = MARGIN;

  private ChartPicture() {}

  /**
   * @param within what was counted, in words
   * @param source who says it, and where
   */
  static Drawing of(Chart chart, Legend legend, String within, String source) {
    var picture = new ChartPicture();
    picture.lay(chart.heading(), HEADING, 2);
    picture.lay(within, SMALL, 3);
    chart.strips().forEach(strip -> picture.strip(strip, chart.width()));
    if (chart.columns().size() > 1) {
      picture.ends(chart.first(), chart.last());
    }
    legend.entries().forEach(picture::entry);
    picture.y += 16;
    picture.lay(source, SMALL, 2);
    return new Drawing(WIDTH, picture.y + MARGIN, chart.heading(), picture.marks);
  }

  private void lay(String words, Style style, int most) {
    Drawing.Laid laid = Drawing.lay(words, style, MARGIN, y, INNER, most, FAR);
    marks.addAll(laid.lines());
    y = laid.next() + 6;
  }

  private void strip(Chart.Strip strip, int units) {
    y += 6;
    lay(strip.name(), NAME, 1);
    double wide = (double) INNER / units;
    double high = (double) STRIP / UNITS_HIGH;
    for (Chart.Area area : strip.areas()) {
      String colour = Shade.labelled(area.shade()).colour();
      marks.add(new Drawing.Area(MARGIN, y, wide, high, area.path(), colour));
    }
    y += STRIP;
    marks.add(new Drawing.Box(MARGIN, y, INNER, 1, Drawing.SOFT));
  }

  private void ends(String first, String last) {
    y += 26;
    marks.add(new Drawing.Line(MARGIN, y, SMALL, first, false));
    marks.add(new Drawing.Line(WIDTH - MARGIN, y, SMALL, last, true));
    y += 14;
  }

  private void entry(Legend.Entry entry) {
    y += 34;
    String colour = Shade.labelled(entry.shade()).colour();
    marks.add(new Drawing.Area(MARGIN, y - 20, 1.4, 1.4, entry.path(), colour));
    marks.add(new Drawing.Box(MARGIN, y + 2, 13, 1, Drawing.SOFT));
    marks.add(new Drawing.Line(MARGIN + 26, y, SMALL, entry.meaning(), false));
  }
}
