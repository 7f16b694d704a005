package org.burkit.probe.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.burkit.model.ReadingLevel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How hard it is to read what a volunteer is told. */
class ReadingLevelTest {
  /** What a program is told or told about: no words of the sentence. */
  private static final String NOT_READ = "\\{[^}]*}|`[^`]*`";

  @ParameterizedTest
  @CsvSource({"kk, 20, 49", "ru, 24, 40", "en, 24, 26"})
  void sentencesOfTheProgram(String language, int longest, double hardest) {
    ResourceBundle messages =
        ResourceBundle.getBundle("org.burkit.probe.show.messages", Locale.of(language));

    assertReadable(
        ReadingLevel.of(
            messages.keySet().stream()
                .map(key -> messages.getString(key).replace("''", "'").replaceAll(NOT_READ, "5"))),
        longest,
        hardest);
  }

  /** As easy as the pages that everybody reads, though tokens are not. */
  @ParameterizedTest
  @CsvSource({"kk, жетон, 14, 47", "ru, жетон, 16, 40", "en, token, 19, 23"})
  void whatTheGuideSaysOfTokens(String language, String token, int longest, double hardest)
      throws IOException {
    try (Stream<String> lines =
        Files.lines(Path.of("../docs/volunteers.%s.md".formatted(language)))) {
      ReadingLevel level =
          ReadingLevel.of(
              lines.filter(line -> line.contains(token)).map(l -> l.replaceAll(NOT_READ, "5")));

      assertThat(level.sentences()).hasSizeGreaterThan(5);
      assertReadable(level, longest, hardest);
    }
  }

  private static void assertReadable(ReadingLevel level, int longest, double hardest) {
    assertThat(level.sentences())
        .allSatisfy(sentence ->
            assertThat(sentence.words()).as(sentence.text()).hasSizeLessThanOrEqualTo(longest));
    assertThat(level.lix()).as("LIX").isLessThanOrEqualTo(hardest);
  }
}
