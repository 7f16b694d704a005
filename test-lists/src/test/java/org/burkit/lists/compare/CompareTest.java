package org.burkit.lists.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.burkit.lists.Lists;
import org.burkit.lists.file.ListFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
  private static final String HEAD =
      "url,category_code,category_description,date_added,source,notes,risk,service\n";
  private static final String A = "https://a.kz/,NEWS,News Media,2026-01-01,s,,low,\n";
  private static final String B = "https://b.kz/,GRP,Social Networking,2026-01-01,s,,low,b\n";

  @TempDir Path before;
  @TempDir Path after;

  @Test
  void addedRemovedAndChangedEntries_areNamed() throws Exception {
    write(before, "sites/kz.csv", HEAD + A + B);
    write(after, "sites/kz.csv", HEAD + B.replace("low", "high") + A.replace("a.kz", "c.kz"));
    write(before, "controls.yaml", "neutral: [{url: 'https://x.kz/', source: s}]\n");
    write(after, "controls.yaml", "neutral: [{url: 'https://x.kz/', source: t}]\n");

    assertThat(ListDiff.between(ListFiles.in(before), ListFiles.in(after)))
        .extracting(Change::toString)
        .containsExactly(
            "~ controls.yaml neutral https://x.kz/: source 's' → 't'",
            "- sites/kz.csv https://a.kz/",
            "~ sites/kz.csv https://b.kz/: risk 'low' → 'high'",
            "+ sites/kz.csv https://c.kz/");
  }

  @Test
  void anotherOrder_isNoChange() throws Exception {
    assertThat(
            ListDiff.ofSites(
                "kz.csv",
                (HEAD + A + B).getBytes(StandardCharsets.UTF_8),
                (HEAD + B + A).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }

  @Test
  void sites_areCountedByEachWord() throws Exception {
    write(after, "sites/kz.csv", HEAD + A + B);
    write(after, "sites/global.csv", HEAD + A.replace("a.kz", "c.com").replace("low", "high"));

    ListStats stats = ListStats.of(Lists.read(after));

    assertThat(stats.sites()).isEqualTo(3);
    assertThat(stats.country()).containsEntry("KZ", 2).containsEntry("XX", 1).hasSize(2);
    assertThat(stats.category()).containsEntry("NEWS", 2).containsEntry("GRP", 1).hasSize(2);
    assertThat(stats.risk()).containsEntry("low", 2).containsEntry("high", 1).hasSize(2);
    assertThat(stats.service()).containsEntry("b", 1).hasSize(1);
  }

  private static void write(Path dir, String name, String text) throws Exception {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
