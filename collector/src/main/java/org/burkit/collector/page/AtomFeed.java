package org.burkit.collector.page;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a feed as Atom (RFC 4287). Stateless. */
final class AtomFeed {
  private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

  private AtomFeed() {}

  static String write(Feed feed) {
    var text = new StringWriter();
    try {
      write(feed, XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text cannot fail to be written", e);
    }
    return text.toString();
  }

  private static void write(Feed feed, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartDocument("UTF-8", "1.0");
    out.writeStartElement("feed");
    out.writeDefaultNamespace(NAMESPACE);
    out.writeAttribute("xml:lang", feed.language().code());
    byte[] self = feed.self().getBytes(StandardCharsets.UTF_8);
    element(out, "id", "urn:uuid:" + UUID.nameUUIDFromBytes(self));
    element(out, "title", feed.title());
    element(out, "updated", feed.updated().toString());
    link(out, "self", "application/atom+xml", feed.self());
    link(out, "alternate", "text/html", feed.home());
    out.writeStartElement("author");
    element(out, "name", feed.language().say("app.name"));
    out.writeEndElement();
    for (Feed.Entry entry : feed.entries()) {
      write(entry, out);
    }
    out.writeEndElement();
    out.writeEndDocument();
  }

  private static void write(Feed.Entry entry, XMLStreamWriter out) throws XMLStreamException {
    out.writeStartElement("entry");
    element(out, "id", entry.id());
    element(out, "title", entry.title());
    element(out, "updated", entry.updated().toString());
    link(out, "alternate", "text/html", entry.href());
    out.writeEmptyElement("category");
    out.writeAttribute("term", entry.category());
    element(out, "summary", entry.text());
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String rel, String type, String href)
      throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("type", type);
    out.writeAttribute("href", characters(href));
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(characters(text));
    out.writeEndElement();
  }

  /** Without what no XML may contain (XML 1.0, 2.2). */
  private static String characters(String text) {
    return text.codePoints()
        .map(c -> isCharacter(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
