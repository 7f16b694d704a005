package org.burkit.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeWriterTest {
  @TempDir Path directory;
  private TileFiles files;

  @BeforeEach
  void open() {
    files = new TileFiles(directory);
  }

  private Hash write(long from, Hash root, int... upTo) throws IOException {
    TreeWriter writer = TreeWriter.open(files, from, root);
    for (int end : upTo) {
      while (writer.size() < end) {
        writer.append(Leaves.entry((int) writer.size()));
      }
      writer.commit();
    }
    return writer.root();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 70_000})
  void tree_isThatOfItsLeaves_asWrittenAndAsRead(int size) throws Exception {
    Hash root = write(0, Hash.EMPTY, size / 3, size);
    Tree expected = Leaves.tree(Leaves.some(size));
    assertThat(root).isEqualTo(expected.root());
    Tree read = new Tree(size, new TiledSubtrees(files, size));
    assertThat(read.root()).isEqualTo(root);
    for (int index : Stream.of(0, size / 2, size - 1).filter(i -> i >= 0 && i < size).toList()) {
      assertThat(read.inclusion(index)).isEqualTo(expected.inclusion(index));
    }
    assertThat(read.consistency(size / 3)).isEqualTo(expected.consistency(size / 3));
  }

  @Test
  void filesAreThoseOfTheSpecificationsExample() throws Exception {
    write(0, Hash.EMPTY, 70_000);
    assertThat(Files.size(directory.resolve("tile/0/000"))).isEqualTo(8_192);
    assertThat(names("tile/0")).contains("272", "273.p/112").doesNotContain("273");
    assertThat(names("tile/1")).containsExactly("000", "001.p/17");
    assertThat(names("tile/2")).containsExactly("000.p/1");
    assertThat(names("tile/entries")).hasSize(274).contains("273.p/112");
    assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
  }

  private List<String> names(String level) throws IOException {
    Path root = directory.resolve(level);
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void reopenedAfterEveryLeaf_itGrowsAsIfNeverClosed() throws Exception {
    Hash root = Hash.EMPTY;
    for (int size = 1; size <= 300; size++) {
      root = write(size - 1, root, size);
    }
    assertThat(root).isEqualTo(Leaves.head(Leaves.some(300)));
    assertThat(names("tile/0")).contains("000", "001.p/1", "001.p/44").doesNotContain("000.p/1");
  }

  @Test
  void treesOfEarlierCheckpoints_areReadAfterTheirPartialTilesAreGone() throws Exception {
    write(0, Hash.EMPTY, 100, 700);
    Tree early = new Tree(100, new TiledSubtrees(files, 100));
    assertThat(early.root()).isEqualTo(Leaves.head(Leaves.some(100)));
  }

  @Test
  void whatLiesBeyondTheCheckpoint_isWrittenAgain() throws Exception {
    Hash at100 = write(0, Hash.EMPTY, 100);
    TreeWriter lost = TreeWriter.open(files, 100, at100);
    for (int i = 0; i < 600; i++) {
      lost.append(new byte[] {(byte) i});
    }
    assertThat(write(100, at100, 700)).isEqualTo(Leaves.head(Leaves.some(700)));
    assertThat(new Tree(700, new TiledSubtrees(files, 700)).root())
        .isEqualTo(Leaves.head(Leaves.some(700)));
  }

  @Test
  void logThatIsNotThatOfItsCheckpoint_isNotOpened() throws Exception {
    Hash at300 = write(0, Hash.EMPTY, 300);
    Hash other = Leaves.head(Leaves.some(299));
    assertThatThrownBy(() -> TreeWriter.open(files, 300, other))
        .isInstanceOf(LogBroken.class)
        .hasMessageContaining("300 leaves");
    assertThatThrownBy(() -> TreeWriter.open(files, 301, at300)).isInstanceOf(LogBroken.class);
    Path entries = directory.resolve("tile/entries/001.p/44");
    byte[] bytes = Files.readAllBytes(entries);
    bytes[bytes.length - 1]++;
    Files.write(entries, bytes);
    assertThatThrownBy(() -> TreeWriter.open(files, 300, at300)).isInstanceOf(LogBroken.class);
    Files.delete(directory.resolve("tile/0/001.p/44"));
    assertThatThrownBy(() -> TreeWriter.open(files, 300, at300)).isInstanceOf(LogBroken.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tile/0/000",
        "tile/0/255.p/1",
        "tile/entries/x001/234.p/255",
        "tile/6/x999/x999/999",
      })
  void nameOfATile_isReadInItsOneForm(String path) {
    assertThat(Tile.parse(path).map(Tile::path)).contains(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tile/00/000",
        "tile/7/000",
        "tile/0/0",
        "tile/0/x000/001",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/999",
        "tile/0/../000",
        "tile/entries/000/",
      })
  void whatNamesNoTile_isNotRead(String path) {
    assertThat(Tile.parse(path)).isEmpty();
  }
}
