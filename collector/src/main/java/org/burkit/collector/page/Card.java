package org.burkit.collector.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.burkit.collector.page.Drawing.Mark;
import org.burkit.collector.page.Drawing.Style;

/**
 * What of an incident is shared as a picture.
 *
 * @param ended until when it is so
 * @param id to be typed from the picture
 * @param app who says it
 * @param address where it is said, for telephones; empty where that is not known
 */
record Card(
    String name,
    String grade,
    String gradeClass,
    String sentence,
    String counts,
    String ended,
    String id,
    String app,
    String address) {

  /** For links, and for networks of pictures; sizes in pixels. */
  enum Shape {
    WIDE(1200, 630),
    SQUARE(1080, 1080);

    private final int width;
    private final int height;

    Shape(int width, int height) {
      this.width = width;
      this.height = height;
    }

    int width() {
      return width;
    }

    int height() {
      return height;
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Shape> parse(String label) {
      return Stream.of(values()).filter(shape -> shape.label().equals(label)).findFirst();
    }
  }

  private static final int MARGIN = 64;

  /** The edge of the code for telephones. */
  private static final int CODE = 148;

  /**
   * @param base what the world calls the collector; empty where that is not known
   */
  static Card of(IncidentText text, Language language, String base) {
    return new Card(
        text.name(),
        text.grade(),
        text.gradeClass(),
        text.sentence(),
        text.counts(),
        text.ended(),
        text.id(),
        language.say("app.name"),
        text.address(base));
  }

  /** As it is drawn. */
  Drawing drawing(Shape shape) {
    var marks = new ArrayList<Drawing.Mark>();
    marks.add(new Drawing.Box(0, 0, shape.width, 20, Shade.ofGrade(gradeClass)));
    int foot = shape.height - MARGIN;
    int width = shape.width - 2 * MARGIN;
    int beside = address.isEmpty() ? width : width - CODE - 40;
    if (!address.isEmpty()) {
      marks.add(QrCode.of(address, shape.width - MARGIN - CODE, MARGIN, CODE));
    }
    int y = MARGIN + 10;
    y = lay(grade, new Style(true, 34, Shade.ofGrade(gradeClass)), beside, y, 2, foot, marks);
    y = lay(name, new Style(true, 64, Drawing.INK), beside, y + 14, 2, foot - 60, marks);
    y = address.isEmpty() ? y : Math.max(y, MARGIN + CODE);
    boolean isWide = shape == Shape.WIDE;
    var ink = new Style(false, isWide ? 36 : 48, Drawing.INK);
    var soft = new Style(false, isWide ? 28 : 38, Drawing.SOFT);
    y = lay(sentence, ink, width, y + 18, isWide ? 4 : 8, foot - 60, marks);
    y = lay(counts, soft, width, y + 18, isWide ? 3 : 5, foot - 60, marks);
    lay(ended, soft, width, y + 6, isWide ? 2 : 4, foot - 60, marks);
    var bottom = new Style(true, 34, Drawing.INK);
    marks.add(new Drawing.Line(MARGIN, foot, bottom, app, false));
    marks.add(new Drawing.Line(shape.width - MARGIN, foot, bottom, id, true));
    return new Drawing(shape.width, shape.height, name + ": " + grade, marks);
  }

  private static int lay(
      String words, Style style, int width, int top, int most, int foot, List<Mark> marks) {
    var laid = Drawing.lay(words, style, MARGIN, top, width, most, foot);
    marks.addAll(laid.lines());
    return laid.next();
  }
}
