package org.burkit.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.text.PDFTextStripper;
import org.burkit.evidence.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfTest {
  private static final Instant MADE = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path directory;

  private byte[] summary(String language) throws Exception {
    return Forger.files(World.of(directory, 6).bundle())
        .getOrDefault("data/summary." + language + ".pdf", new byte[0]);
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kk | Бұғатталған болу ықтималдығы жоғары | Желілер AS64501, AS64502
          ru | Вероятно, заблокирован    | Сети AS64501, AS64502
          en | Likely blocked            | Networks AS64501, AS64502
          """)
  void summary_isTextThatCanBeTakenOut(String language, String grade, String networks)
      throws Exception {
    assertThat(text(summary(language))).contains("sau.example: " + grade, networks);
  }

  @Test
  void lettersOfKazakh_comeOutAsTheyWentIn() throws Exception {
    String letters = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі — «бүркіт», № 1";
    byte[] pdf = Pdf.of(sheet(letters), MADE);
    assertThat(text(pdf)).contains(letters);
  }

  @Test
  void summary_isTagged_andNamesLanguageAndTitle() throws Exception {
    try (PDDocument document = Loader.loadPDF(summary("kk"))) {
      var catalog = document.getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("kk");
      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle()).contains("sau.example");
      assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
          .contains("<rdf:li>kk</rdf:li>", "sau.example");
      var whole = (PDStructureElement) catalog.getStructureTreeRoot().getKids().getFirst();
      List<String> tags =
          whole.getKids().stream()
              .map(kid -> ((PDStructureElement) kid).getStructureType())
              .toList();
      assertThat(tags).startsWith("H1", "P", "Table").contains("H2");
    }
  }

  @Test
  void longWordsAndManyLines_stayOnThePage_andStrangersLettersDoNoHarm() throws Exception {
    String digests = ("ab".repeat(200) + " ").repeat(60) + "漢字\n\u0007 end";
    byte[] pdf = Pdf.of(sheet(digests), MADE);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      assertThat(new PDFTextStripper().getText(document)).contains("end");
    }
    assertThat(Pdf.of(sheet(digests), MADE)).as("made again").isEqualTo(pdf);
  }

  private static Sheet sheet(String text) {
    var writing = new Sheet.Writing();
    writing.heading("Тақырып");
    writing.paragraph(text);
    writing.row("атау", text);
    return writing.sheet("kk", "Тақырып");
  }
}
