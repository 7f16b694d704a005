package org.burkit.collector.page;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes drawings as SVG 2 that stands by itself: no script, no style sheet, nothing from
 * elsewhere. Stateless.
 */
final class SvgWriter {
  private SvgWriter() {}

  static String write(Drawing drawing) {
    var text = new StringWriter();
    try {
      write(drawing, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(Drawing drawing, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement("svg");
    out.writeDefaultNamespace("http://www.w3.org/2000/svg");
    attribute(out, "viewBox", "0 0 " + drawing.width() + " " + drawing.height());
    attribute(out, "role", "img");
    out.writeStartElement("title");
    out.writeCharacters(drawing.title());
    out.writeEndElement();
    rectangle(out, 0, 0, drawing.width(), drawing.height(), "#ffffff");
    for (Drawing.Mark mark : drawing.marks()) {
      write(mark, out);
    }
    out.writeEndElement();
    out.writeEndDocument();
  }

  private static void write(Drawing.Mark mark, XMLStreamWriter out) throws XMLStreamException {
    switch (mark) {
      case Drawing.Box(int x, int y, int width, int height, String colour) ->
          rectangle(out, x, y, width, height, colour);
      case Drawing.Line line -> line(line, out);
      case Drawing.Area area -> {
        out.writeEmptyElement("path");
        attribute(out, "d", area.path());
        place(area, out);
        attribute(out, "fill", area.colour());
      }
    }
  }

  private static void place(Drawing.Area area, XMLStreamWriter out) throws XMLStreamException {
    boolean isInPlace = area.x() == 0 && area.y() == 0 && area.wide() == 1 && area.high() == 1;
    if (!isInPlace) {
      attribute(
          out,
          "transform",
          String.format(
              Locale.ROOT,
              "translate(%.1f %.1f) scale(%.3f %.3f)",
              area.x(),
              area.y(),
              area.wide(),
              area.high()));
    }
  }

  private static void line(Drawing.Line line, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement("text");
    attribute(out, "x", String.valueOf(line.x()));
    attribute(out, "y", String.valueOf(line.y()));
    attribute(out, "font-family", "Noto Sans, DejaVu Sans, sans-serif");
    attribute(out, "font-size", String.valueOf(line.style().size()));
    attribute(out, "fill", line.style().colour());
    if (line.style().isBold()) {
      attribute(out, "font-weight", "bold");
    }
    if (line.isAtEnd()) {
      attribute(out, "text-anchor", "end");
    }
    out.writeCharacters(line.words());
    out.writeEndElement();
  }

  private static void rectangle(
      XMLStreamWriter out, int x, int y, int width, int height, String colour)
      throws XMLStreamException {
    out.writeEmptyElement("rect");
    attribute(out, "x", String.valueOf(x));
    attribute(out, "y", String.valueOf(y));
    attribute(out, "width", String.valueOf(width));
    attribute(out, "height", String.valueOf(height));
    attribute(out, "fill", colour);
  }

  private static void attribute(XMLStreamWriter out, String name, String value)
      throws XMLStreamException {
    out.writeAttribute(name, value);
  }
}
