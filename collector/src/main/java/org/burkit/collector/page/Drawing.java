package org.burkit.collector.page;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.burkit.evidence.words.Typeface;

/**
 * A picture of marks on white paper, which can be had as PNG and as SVG; sizes in pixels.
 *
 * @param title what it shows, for who does not see it
 */
record Drawing(int width, int height, String title, List<Mark> marks) {
  static final String INK = "#1a1d21";
  static final String SOFT = "#4b535c";

  private static final Font REGULAR = font(Typeface.REGULAR);
  private static final Font BOLD = font(Typeface.BOLD);
  private static final FontRenderContext UNITS = new FontRenderContext(null, true, true);

  Drawing {
    marks = List.copyOf(marks);
  }

  /** What is drawn, the first at the bottom; colours are as in CSS, {@code #rrggbb}. */
  sealed interface Mark {}

  record Box(int x, int y, int width, int height, String colour) implements Mark {}

  /**
   * One line of text.
   *
   * @param y of its baseline
   * @param isAtEnd whether {@code x} is where it ends
   */
  record Line(int x, int y, Style style, String words, boolean isAtEnd) implements Mark {}

  /**
   * An outline that is filled.
   *
   * @param path as {@link Outline} reads it, before it is moved and stretched
   */
  record Area(double x, double y, double wide, double high, String path, String colour)
      implements Mark {}

  record Style(boolean isBold, int size, String colour) {
    private Font font() {
      return (isBold ? BOLD : REGULAR).deriveFont((float) size);
    }
  }

  /** True where both fonts have all these letters. */
  static boolean canShow(String letters) {
    return REGULAR.canDisplayUpTo(letters) < 0 && BOLD.canDisplayUpTo(letters) < 0;
  }

  /** Lines that were laid, and where what follows may begin. */
  record Laid(List<Line> lines, int next) {
    Laid {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Lays text in lines from {@code top} on; those that do not fit are left out.
   *
   * @param width of the longest line
   * @param most lines
   * @param foot below which nothing may stand
   */
  static Laid lay(String text, Style style, int x, int top, int width, int most, int foot) {
    String words = readable(text);
    var lines = new ArrayList<Line>();
    if (words.isEmpty()) {
      return new Laid(lines, top);
    }
    var styled = new AttributedString(words);
    styled.addAttribute(TextAttribute.FONT, style.font());
    var breaks = new LineBreakMeasurer(styled.getIterator(), UNITS);
    float y = top;
    while (lines.size() < most && breaks.getPosition() < words.length()) {
      int from = breaks.getPosition();
      TextLayout layout = breaks.nextLayout(width);
      if (y + layout.getAscent() + layout.getDescent() > foot) {
        break;
      }
      y += layout.getAscent();
      String line = words.substring(from, breaks.getPosition()).strip();
      lines.add(new Line(x, Math.round(y), style, line, false));
      y += layout.getDescent() + layout.getLeading();
    }
    return new Laid(lines, (int) y);
  }

  /** Without what no font has and XML does not allow. */
  private static String readable(String text) {
    return text.codePoints()
        .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
        .filter(letter -> Character.getType(letter) != Character.SURROGATE && letter < 0xFFFE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  String svg() {
    return SvgWriter.write(this);
  }

  byte[] png() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, width, height);
      marks.forEach(mark -> draw(mark, pen));
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

  private static void draw(Mark mark, Graphics2D pen) {
    switch (mark) {
      case Box(int x, int y, int width, int height, String colour) -> {
        pen.setColor(Color.decode(colour));
        pen.fillRect(x, y, width, height);
      }
      case Line(int x, int y, Style style, String words, boolean isAtEnd) -> {
        pen.setColor(Color.decode(style.colour));
        pen.setFont(style.font());
        int width = isAtEnd ? pen.getFontMetrics().stringWidth(words) : 0;
        pen.drawString(words, x - width, y);
      }
      case Area(double x, double y, double wide, double high, String path, String colour) -> {
        var place = AffineTransform.getTranslateInstance(x, y);
        place.scale(wide, high);
        pen.setColor(Color.decode(colour));
        pen.fill(Outline.of(path).createTransformedShape(place));
      }
    }
  }

  private static Font font(Typeface typeface) {
    try (InputStream in = typeface.open()) {
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the jar's " + typeface + " must be readable", e);
    }
  }
}
