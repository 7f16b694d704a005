package org.burkit.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.burkit.evidence.words.Typeface;

/**
 * A sheet as a PDF that can be read aloud and searched: tagged, with language and title, with fonts
 * embedded. The same bytes for the same sheet. One thread, once.
 */
final class Pdf {
  private static final float HEADING = 18;
  private static final float SECTION = 13;
  private static final float TEXT = 10;
  private static final float NAMES = 150;

  private final PDDocument document;
  private final PdfPages pages;
  private final PdfLetters regular;
  private final PdfLetters bold;

  private Pdf(PDDocument document) throws IOException {
    this.document = document;
    this.regular = PdfLetters.in(document, Typeface.REGULAR);
    this.bold = PdfLetters.in(document, Typeface.BOLD);
    this.pages = new PdfPages(document);
  }

  /**
   * @param made is its date
   */
  static byte[] of(Sheet sheet, Instant made) throws IOException {
    try (var document = new PDDocument()) {
      var pdf = new Pdf(document);
      for (Sheet.Block block : sheet.blocks()) {
        pdf.write(block);
      }
      pdf.pages.close();
      pdf.describe(sheet, made);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private void write(Sheet.Block block) throws IOException {
    switch (block) {
      case Sheet.Heading(String text) -> pages.text("H1", bold, HEADING, text);
      case Sheet.Section(String text) -> pages.text("H2", bold, SECTION, text);
      case Sheet.Paragraph(String text) -> pages.text("P", regular, TEXT, text);
      case Sheet.Table table -> table(table);
    }
  }

  private void table(Sheet.Table table) throws IOException {
    PdfPages.Table rows = pages.table(regular, TEXT, NAMES);
    for (Sheet.Row row : table.rows()) {
      rows.row(row.name(), row.value());
    }
  }

  private void describe(Sheet sheet, Instant made) throws IOException {
    document.setDocumentId(made.getEpochSecond());
    var about = document.getDocumentInformation();
    about.setTitle(sheet.title());
    about.setProducer("Burkit");
    about.setCreationDate(GregorianCalendar.from(ZonedDateTime.ofInstant(made, ZoneOffset.UTC)));
    var catalog = document.getDocumentCatalog();
    catalog.setLanguage(sheet.language());
    var preferences = new PDViewerPreferences(new COSDictionary());
    preferences.setDisplayDocTitle(true);
    catalog.setViewerPreferences(preferences);
    var metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(sheet).getBytes(StandardCharsets.UTF_8));
    catalog.setMetadata(metadata);
  }

  private static String xmp(Sheet sheet) {
    return """
    <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
    <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
    </rdf:Description></rdf:RDF></x:xmpmeta>
    <?xpacket end="r"?>
    """
        .formatted(Html.escaped(sheet.title()), sheet.language());
  }
}
