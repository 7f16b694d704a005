package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRecoveryTest {
  private static final JournalLimits ONE_SEGMENT = JournalLimits.standard();

  @TempDir Path directory;

  @Test
  void lastSegmentTruncatedAtEveryByte_keepsEveryWholeBlockAndNothingElse() throws Exception {
    Path original = directory.resolve("original");
    List<Block> blocks = threeBlocks(original);
    byte[] bytes = Files.readAllBytes(segment(original, 1));
    Path torn = Files.createDirectory(directory.resolve("torn"));
    Entry later = Entries.named("later");
    for (int length = 0; length <= bytes.length; length++) {
      Files.write(segment(torn, 1), Arrays.copyOf(bytes, length));
      var expected = new ArrayList<Entry>();
      for (Block block : blocks) {
        if (block.next().offset() <= length) {
          expected.addAll(block.entries());
        }
      }
      try (FileJournal journal = FileJournal.open(torn, ONE_SEGMENT)) {
        assertThat(Entries.all(journal)).as("cut at byte %d", length).isEqualTo(expected);
        journal.appendAndWait(List.of(later));
        expected.add(later);
        assertThat(Entries.all(journal)).as("after cut at %d", length).isEqualTo(expected);
      }
    }
  }

  @Test
  void zeroesAfterTheLastBlock_asAPowerCutLeavesThem_areCutOff() throws Exception {
    List<Block> blocks = threeBlocks(directory);
    Path file = segment(directory, 1);
    long size = Files.size(file);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 10_000));
    try (FileJournal journal = FileJournal.open(directory, ONE_SEGMENT)) {
      assertThat(Entries.all(journal))
          .hasSize(blocks.stream().mapToInt(b -> b.entries().size()).sum());
    }
    assertThat(file).hasSize(size);
  }

  @Test
  void flippedByteAnywhereBeforeTheLastBlock_isDamageNamedByFileAndPlace() throws Exception {
    List<Block> blocks = threeBlocks(directory);
    Path file = segment(directory, 1);
    byte[] bytes = Files.readAllBytes(file);
    long lastBlock = blocks.getLast().at().offset();
    for (int i = 0; i < lastBlock; i += 7) {
      byte[] damaged = bytes.clone();
      damaged[i] ^= 0x10;
      Files.write(file, damaged);
      assertThatThrownBy(() -> FileJournal.open(directory, ONE_SEGMENT).close())
          .as("byte %d", i)
          .isInstanceOf(JournalDamaged.class)
          .hasMessageContaining("segment-0000000001.bkj at byte ");
      assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
    }
  }

  @Test
  void cutInAnEarlierSegment_isDamage() throws Exception {
    twoSegments();
    Path first = segment(directory, 1);
    Files.write(first, Arrays.copyOf(Files.readAllBytes(first), (int) Files.size(first) - 1));
    assertThatThrownBy(() -> FileJournal.open(directory, ONE_SEGMENT).close())
        .isInstanceOf(JournalDamaged.class)
        .hasMessageContaining("segment-0000000001.bkj")
        .hasMessageContaining("cut short");
  }

  @Test
  void missingSegment_isDamage() throws Exception {
    twoSegments();
    Files.delete(segment(directory, 1));
    assertThatThrownBy(() -> FileJournal.open(directory, ONE_SEGMENT).close())
        .isInstanceOf(JournalDamaged.class)
        .hasMessageContaining("segment-0000000001.bkj")
        .hasMessageContaining("missing");
  }

  @Test
  void segmentOfALaterVersion_saysWhichVersionsAreRead() throws Exception {
    threeBlocks(directory);
    Path file = segment(directory, 1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[11] = 9;
    Files.write(file, bytes);
    assertThatThrownBy(() -> FileJournal.open(directory, ONE_SEGMENT).close())
        .hasMessageContaining("segment version 9, this program reads 1");
  }

  @Test
  void bodyThatLooksLikeABlock_isNotTakenForOne() throws Exception {
    Path other = directory.resolve("other");
    threeBlocks(other);
    byte[] stolen = Files.readAllBytes(segment(other, 1));
    Path target = directory.resolve("target");
    var random = new Random(3);
    Entry noise = Entries.random(random, 2_000);
    byte[] body = noise.body().toArray();
    System.arraycopy(stolen, 32, body, 500, Math.min(1_000, stolen.length - 32));
    var crafted = new Entry(noise.envelope(), Bytes.copyOf(body));
    try (FileJournal journal = FileJournal.open(target, ONE_SEGMENT)) {
      journal.appendAndWait(List.of(crafted));
    }
    Path file = segment(target, 1);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    try (FileJournal journal = FileJournal.open(target, ONE_SEGMENT)) {
      assertThat(Entries.all(journal)).isEmpty();
    }
  }

  private void twoSegments() throws IOException, InterruptedException {
    var tiny = new JournalLimits(100, 1_000, 1 << 20, 100);
    try (FileJournal journal = FileJournal.open(directory, tiny)) {
      journal.appendAndWait(List.of(Entries.random(new Random(1), 200)));
      journal.appendAndWait(List.of(Entries.random(new Random(2), 200)));
      assertThat(journal.end().segment()).isEqualTo(2);
    }
  }

  private static List<Block> threeBlocks(Path directory) throws IOException, InterruptedException {
    var blocks = new ArrayList<Block>();
    try (FileJournal journal = FileJournal.open(directory, ONE_SEGMENT)) {
      for (int i = 1; i <= 3; i++) {
        Position at = journal.end();
        journal.appendAndWait(Entries.named("block-" + i, i));
        blocks.add(journal.read(at).orElseThrow());
      }
    }
    return blocks;
  }

  private static Path segment(Path directory, long number) {
    return new DiskSegmentFiles(directory).path(number);
  }
}
