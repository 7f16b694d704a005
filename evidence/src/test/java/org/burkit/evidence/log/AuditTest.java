package org.burkit.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final int SIZE = 700;

  @TempDir Path directory;
  private TileFiles files;
  private Checkpoint checkpoint;

  @BeforeEach
  void aLogOfFullTilesAndPartialOnes() throws Exception {
    files = new TileFiles(directory);
    TreeWriter writer = TreeWriter.open(files, 0, Hash.EMPTY);
    for (byte[] leaf : Leaves.some(SIZE)) {
      writer.append(leaf);
    }
    writer.commit();
    checkpoint = new Checkpoint("log.example", SIZE, writer.root());
  }

  @Test
  void aWholeLog_hasNoFaults() throws Exception {
    assertThat(Audit.of(files, checkpoint, 0)).isEmpty();
    assertThat(Audit.of(files, new Checkpoint("log.example", 0, Hash.EMPTY), 0)).isEmpty();
  }

  @Test
  void anyTileThatIsAltered_cutShort_orGone_isFound() throws Exception {
    List<Path> tiles;
    try (Stream<Path> found = Files.walk(directory)) {
      tiles = found.filter(Files::isRegularFile).toList();
    }
    assertThat(tiles).hasSize(7);
    for (Path tile : tiles) {
      byte[] whole = Files.readAllBytes(tile);
      byte[] altered = whole.clone();
      altered[altered.length / 2] ^= 1;
      Files.write(tile, altered);
      assertThat(Audit.of(files, checkpoint, 0)).as("altered: %s", tile).isNotEmpty();
      Files.write(tile, List.of());
      assertThat(Audit.of(files, checkpoint, 0)).as("cut short: %s", tile).isNotEmpty();
      Files.delete(tile);
      assertThat(Audit.of(files, checkpoint, 0)).as("gone: %s", tile).isNotEmpty();
      Files.write(tile, whole);
    }
  }

  @Test
  void tilesThatEndBeforeALeaf_areNotReadAgain() throws Exception {
    Path first = files.path(new Tile(Tile.ENTRIES, 0, Tile.WIDTH));
    Files.delete(first);
    assertThat(Audit.of(files, checkpoint, Tile.WIDTH)).isEmpty();
    assertThat(Audit.of(files, checkpoint, Tile.WIDTH - 1))
        .singleElement()
        .asString()
        .contains("000");
  }

  @Test
  void anotherRoot_isFound() throws Exception {
    assertThat(Audit.of(files, new Checkpoint("log.example", SIZE, Hash.EMPTY), 0)).hasSize(1);
  }
}
