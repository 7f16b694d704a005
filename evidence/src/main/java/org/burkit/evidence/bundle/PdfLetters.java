package org.burkit.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.burkit.evidence.words.Typeface;

/** A font of one document, of which the letters that are used are embedded. One thread. */
final class PdfLetters {
  private static final int NONE = 0xfffd;

  private final PDFont font;
  private final TrueTypeFont face;

  private PdfLetters(PDFont font, TrueTypeFont face) {
    this.font = font;
    this.face = face;
  }

  static PdfLetters in(PDDocument document, Typeface typeface) throws IOException {
    try (InputStream in = typeface.open()) {
      TrueTypeFont face = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      return new PdfLetters(PDType0Font.load(document, face, true), face);
    }
  }

  PDFont font() {
    return font;
  }

  /** Lines no wider than that, broken between words and, where one is too long, within it. */
  List<String> lines(String text, float size, float width) throws IOException {
    var lines = new ArrayList<String>();
    String line = "";
    for (String word : known(text).split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, size) > width) {
        lines.add(line);
        longer = word;
      }
      while (width(longer, size) > width) {
        int fits = fitting(longer, size, width);
        lines.add(longer.substring(0, fits));
        longer = longer.substring(fits);
      }
      line = longer;
    }
    lines.add(line);
    return lines;
  }

  private int fitting(String word, float size, float width) throws IOException {
    int end = word.offsetByCodePoints(0, 1);
    while (end < word.length()
        && width(word.substring(0, word.offsetByCodePoints(end, 1)), size) <= width) {
      end = word.offsetByCodePoints(end, 1);
    }
    return end;
  }

  private float width(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** Strangers' texts may have letters that the font lacks, and what is no letter. */
  private String known(String text) throws IOException {
    var cmap = face.getUnicodeCmapLookup();
    return text.codePoints()
        .map(c -> cmap.getGlyphId(c) == 0 || Character.isISOControl(c) ? NONE : c)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
