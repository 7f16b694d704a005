package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.burkit.collector.journal.Inspection.Fault;
import org.burkit.collector.journal.Inspection.Finding;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
  private static final JournalLimits SMALL = new JournalLimits(500, 2_048, 1 << 20, 1_000);

  @TempDir Path directory;
  private Path first;
  private Path last;
  private byte[] whole;

  @BeforeEach
  void twoSealedSegmentsAndAnOpenOne() throws Exception {
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (int i = 0; journal.end().segment() < 3; i++) {
        journal.appendAndWait(Entries.named("block-" + i, 2));
      }
    }
    DiskSegmentFiles files = new DiskSegmentFiles(directory);
    first = files.path(1);
    last = files.path(3);
    whole = Files.readAllBytes(first);
  }

  @Test
  void aWholeJournal_hasNoFaults() throws Exception {
    List<Finding> findings = inspect();
    assertThat(findings).extracting(Finding::sealed).containsExactly(true, true, false);
    assertThat(faults(findings)).isEmpty();
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(findings.stream().mapToLong(Finding::entries).sum())
          .isEqualTo(Entries.all(journal).size());
    }
  }

  @Test
  void anyFlippedBit_ofASealedSegment_isFoundAndNamed() throws Exception {
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << (i % 8));
      Files.write(first, damaged);
      assertThat(faults(inspect()))
          .as("byte %d", i)
          .isNotEmpty()
          .allSatisfy(fault -> assertThat(fault.file()).isEqualTo(first))
          .anySatisfy(fault -> assertThat(fault.offset()).isLessThanOrEqualTo(damaged.length));
    }
  }

  @Test
  void aCut_ofASealedSegment_isFound() throws Exception {
    for (int length = 0; length < whole.length; length++) {
      Files.write(first, Arrays.copyOf(whole, length));
      assertThat(faults(inspect())).as("cut at byte %d", length).isNotEmpty();
    }
  }

  @Test
  void damageInTheMiddle_leavesTheRestReadable() throws Exception {
    long before = inspect().getFirst().entries();
    byte[] damaged = whole.clone();
    damaged[SegmentFormat.SEGMENT_HEADER + SegmentFormat.BLOCK_HEADER + 3] ^= 1;
    Files.write(first, damaged);
    Finding finding = inspect().getFirst();
    assertThat(finding.entries()).isEqualTo(before - 2);
    assertThat(finding.faults())
        .extracting(Fault::what)
        .containsExactly(
            "the block does not have its checksum",
            "the bytes before the seal do not have its digest",
            "the seal speaks of " + before + " measurements, " + (before - 2) + " are whole");
  }

  @Test
  void aMissingSegment_isNamed() throws Exception {
    Files.delete(first);
    assertThat(faults(inspect())).singleElement().asString().endsWith("this segment is missing");
  }

  @Test
  void anUnfinishedEnd_ofTheLastSegment_isNoFault() throws Exception {
    byte[] bytes = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(bytes, bytes.length - 3));
    Finding finding = inspect().getLast();
    assertThat(finding.faults()).isEmpty();
    assertThat(finding.unfinished()).isPositive();
  }

  @Test
  void roomMadeForMore_isNoUnfinishedEnd_andGoesWhenTheJournalIsClosed() throws Exception {
    long written = Files.size(last);
    try (FileJournal journal = FileJournal.open(directory, JournalLimits.standard())) {
      journal.appendAndWait(Entries.named("one more", 1));
      assertThat(Files.size(last)).isGreaterThan(journal.end().offset());

      Finding open = inspect().getLast();
      assertThat(open.unfinished()).isZero();
      assertThat(open.faults()).isEmpty();
      assertThat(open.entries()).isPositive();
    }
    assertThat(Files.size(last)).isGreaterThan(written).isLessThan(written + 4_096);
  }

  @Test
  void nothingThere_isAnEmptyJournal() throws Exception {
    assertThat(Inspection.of(directory.resolve("nowhere"), _ -> {})).isEmpty();
  }

  private List<Finding> inspect() throws Exception {
    List<Finding> asTheyCame = new ArrayList<>();
    List<Finding> findings = Inspection.of(directory, asTheyCame::add);
    assertThat(asTheyCame).isEqualTo(findings);
    return findings;
  }

  private static List<Fault> faults(List<Finding> findings) {
    return findings.stream().flatMap(f -> f.faults().stream()).toList();
  }
}
