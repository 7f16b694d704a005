package org.burkit.collector.page;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * What of an incident is shared as a picture.
 *
 * @param id to be typed from the picture
 * @param app who says it
 */
record Card(
    String name,
    String grade,
    String gradeClass,
    String sentence,
    String counts,
    String id,
    String app) {

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
  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x1a1d21);
  private static final Color SOFT = new Color(0x4b535c);
  private static final Font REGULAR = font("NotoSans-Regular.ttf");
  private static final Font BOLD = font("NotoSans-Bold.ttf");

  static Card of(IncidentText text, Language language) {
    return new Card(
        text.name(),
        text.grade(),
        text.gradeClass(),
        text.sentence(),
        text.counts(),
        text.id(),
        language.say("app.name"));
  }

  /** True where both fonts have all these letters. */
  static boolean canShow(String letters) {
    return REGULAR.canDisplayUpTo(letters) < 0 && BOLD.canDisplayUpTo(letters) < 0;
  }

  /** As PNG. */
  byte[] png(Shape shape) {
    var image = new BufferedImage(shape.width, shape.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      draw(pen, shape);
    } finally {
      pen.dispose();
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  private void draw(Graphics2D pen, Shape shape) {
    pen.setColor(PAPER);
    pen.fillRect(0, 0, shape.width, shape.height);
    pen.setColor(colour());
    pen.fillRect(0, 0, shape.width, 20);
    int foot = shape.height - MARGIN;
    int y = text(pen, shape, grade, BOLD.deriveFont(34f), colour(), MARGIN + 10, 2, foot);
    y = text(pen, shape, name, BOLD.deriveFont(64f), INK, y + 14, 2, foot - 60);
    y =
        text(
            pen,
            shape,
            sentence,
            REGULAR.deriveFont(36f),
            INK,
            y + 18,
            shape == Shape.WIDE ? 4 : 8,
            foot - 60);
    text(pen, shape, counts, REGULAR.deriveFont(28f), SOFT, y + 18, 4, foot - 60);
    pen.setColor(INK);
    pen.setFont(BOLD.deriveFont(34f));
    pen.drawString(app, MARGIN, foot);
    int width = pen.getFontMetrics().stringWidth(id);
    pen.drawString(id, shape.width - MARGIN - width, foot);
  }

  private Color colour() {
    return switch (gradeClass) {
      case "confirmed", "intercepted" -> new Color(0x8c1d18);
      case "likely" -> new Color(0x7a3e00);
      default -> new Color(0x5a4a00);
    };
  }

  /**
   * Lines of text from {@code top} on; those that do not fit are left out.
   *
   * @return where the next may begin
   */
  private static int text(
      Graphics2D pen,
      Shape shape,
      String words,
      Font font,
      Color colour,
      int top,
      int most,
      int foot) {
    if (words.isEmpty()) {
      return top;
    }
    var styled = new AttributedString(words);
    styled.addAttribute(TextAttribute.FONT, font);
    var breaks = new LineBreakMeasurer(styled.getIterator(), pen.getFontRenderContext());
    float y = top;
    pen.setColor(colour);
    for (int line = 0; line < most && breaks.getPosition() < words.length(); line++) {
      TextLayout layout = breaks.nextLayout(shape.width - 2f * MARGIN);
      if (y + layout.getAscent() + layout.getDescent() > foot) {
        break;
      }
      y += layout.getAscent();
      layout.draw(pen, MARGIN, y);
      y += layout.getDescent() + layout.getLeading();
    }
    return (int) y;
  }

  private static Font font(String name) {
    try (InputStream in = Card.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the jar's " + name + " must be readable", e);
    }
  }
}
