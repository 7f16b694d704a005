package org.burkit.lists.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.burkit.lists.Site;
import org.burkit.lists.compare.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OthersListsTest {
  private static final String LIST =
      """
      url,category_code,category_description,date_added,source,notes
      https://a.kz/,NEWS,News Media,2020-01-01,someone,
      https://b.kz/,ANON,Anonymization and circumvention tools,2020-01-01,someone,"a, b"
      """;

  @TempDir Path dir;

  @Test
  void lists_areKeptByteByByteWithTheirMakersAndLicence() throws Exception {
    Path file = Files.writeString(dir.resolve("kz.csv"), LIST);
    Path kept = dir.resolve("others");

    OthersLists.in(kept).keep(List.of(file), "made by others", "CC BY-NC-SA 4.0");

    assertThat(kept.resolve("kz.csv")).hasContent(LIST);
    assertThat(kept.resolve("LICENCE.txt")).content().contains("CC BY-NC-SA 4.0");
    assertThat(kept.resolve("ATTRIBUTION.txt"))
        .content()
        .contains("made by others", "CC BY-NC-SA 4.0", "  kz.csv");
    assertThat(Lists.readSites(kept.resolve("kz.csv")))
        .extracting(Site::risk)
        .containsExactly(Site.Risk.LOW, Site.Risk.HIGH);
  }

  @Test
  void changes_areKnownBeforeAnythingIsKept() throws Exception {
    Path file = Files.writeString(dir.resolve("kz.csv"), LIST);
    OthersLists others = OthersLists.in(dir.resolve("others"));
    others.keep(List.of(file), "m", "l");
    Files.writeString(file, LIST.replace("a.kz", "c.kz"));

    assertThat(others.changes(file))
        .extracting(Change::toString)
        .containsExactly("- kz.csv https://a.kz/", "+ kz.csv https://c.kz/");
    assertThat(dir.resolve("others/kz.csv")).hasContent(LIST);
  }

  @Test
  void editionOfOurs_isNoPlaceForThem() throws Exception {
    Files.writeString(dir.resolve("services.yaml"), "");

    assertThatThrownBy(() -> OthersLists.in(dir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("an edition of ours");
  }

  @Test
  void fileThatIsNoList_isRefused() throws Exception {
    Path file = Files.writeString(dir.resolve("kz.csv"), "garbage\n");
    OthersLists others = OthersLists.in(dir.resolve("others"));

    assertThat(catchThrowableOfType(FaultyListsException.class, () -> others.changes(file)))
        .hasMessageContaining("no sites");
  }
}
