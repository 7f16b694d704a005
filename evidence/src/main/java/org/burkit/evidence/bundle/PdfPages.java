package org.burkit.evidence.bundle;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * Pages of A4 that are filled from top to bottom, each line tagged with what it is (ISO 32000-1,
 * section 14.7). One thread.
 */
final class PdfPages {
  private static final float MARGIN = 56;
  private static final float LINE = 1.35f;
  private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

  private final PDDocument document;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement whole = new PDStructureElement("Document", root);
  private final SortedMap<Integer, PDParentTreeValue> parents = new TreeMap<>();
  private PDPage page;
  private PDPageContentStream content;

  /** Of the lines of the page, in their order, the elements that they belong to. */
  private COSArray owners;

  private float y;

  PdfPages(PDDocument document) throws IOException {
    this.document = document;
    root.appendKid(whole);
    page = new PDPage(PDRectangle.A4);
    owners = new COSArray();
    content = begin();
  }

  private PDPageContentStream begin() throws IOException {
    document.addPage(page);
    page.setStructParents(parents.size());
    parents.put(parents.size(), new PDParentTreeValue(owners));
    y = PDRectangle.A4.getHeight() - MARGIN;
    return new PDPageContentStream(document, page);
  }

  private void next() throws IOException {
    content.close();
    page = new PDPage(PDRectangle.A4);
    owners = new COSArray();
    content = begin();
  }

  /** Lines over the whole width. */
  void text(String tag, PdfLetters letters, float size, String text) throws IOException {
    PDStructureElement element = element(tag, whole);
    space(size / 2);
    for (String line : letters.lines(text, size, WIDTH)) {
      room(size * LINE);
      y -= size * LINE;
      line(element, letters, size, MARGIN, y, line);
    }
  }

  Table table(PdfLetters letters, float size, float names) {
    return new Table(element("Table", whole), letters, size, names);
  }

  /** Names at the left, values at the right. */
  final class Table {
    private final PDStructureElement table;
    private final PdfLetters letters;
    private final float size;
    private final float names;

    private Table(PDStructureElement table, PdfLetters letters, float size, float names) {
      this.table = table;
      this.letters = letters;
      this.size = size;
      this.names = names;
    }

    /** Stays on one page. */
    void row(String name, String value) throws IOException {
      List<String> left = letters.lines(name, size, names - size);
      List<String> right = letters.lines(value, size, WIDTH - names);
      space(size / 3);
      room(Math.max(left.size(), right.size()) * size * LINE);
      PDStructureElement row = element("TR", table);
      cell(element("TH", row), MARGIN, left);
      cell(element("TD", row), MARGIN + names, right);
      y -= Math.max(left.size(), right.size()) * size * LINE;
    }

    private void cell(PDStructureElement cell, float x, List<String> lines) throws IOException {
      for (int i = 0; i < lines.size(); i++) {
        line(cell, letters, size, x, y - (i + 1) * size * LINE, lines.get(i));
      }
    }
  }

  private static PDStructureElement element(String tag, PDStructureElement parent) {
    var element = new PDStructureElement(tag, parent);
    parent.appendKid(element);
    return element;
  }

  private void space(float height) {
    y -= height;
  }

  private void room(float height) throws IOException {
    if (y - height < MARGIN) {
      next();
    }
  }

  private void line(
      PDStructureElement owner, PdfLetters letters, float size, float x, float at, String text)
      throws IOException {
    int number = owners.size();
    owners.add(owner);
    var reference = new PDMarkedContentReference();
    reference.setPage(page);
    reference.setMCID(number);
    owner.appendKid(reference);
    content.beginMarkedContent(COSName.getPDFName(owner.getStructureType()), number);
    content.beginText();
    content.setFont(letters.font(), size);
    content.newLineAtOffset(x, at);
    content.showText(text);
    content.endText();
    content.endMarkedContent();
  }

  /** After the last line. */
  void close() throws IOException {
    content.close();
    var tree = new PDNumberTreeNode(PDParentTreeValue.class);
    tree.setNumbers(parents);
    root.setParentTree(tree);
    root.setParentTreeNextKey(parents.size());
    var catalog = document.getDocumentCatalog();
    catalog.setStructureTreeRoot(root);
    var marks = new PDMarkInfo();
    marks.setMarked(true);
    catalog.setMarkInfo(marks);
  }
}
