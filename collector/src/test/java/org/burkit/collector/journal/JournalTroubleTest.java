package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTroubleTest {
  private static final JournalLimits LIMITS = new JournalLimits(1 << 20, 1 << 16, 1 << 20, 100);

  @TempDir Path directory;

  @Test
  void fullDisk_refuses_leavesNothingBehind_andResumesWhenThereIsRoom() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    Entry before = Entries.named("before");
    Entry refused = Entries.random(new Random(7), 10_000);
    Entry after = Entries.named("after");
    try (FileJournal journal = FileJournal.open(directory, LIMITS, files)) {
      journal.appendAndWait(List.of(before));
      files.leaveRoom(100);
      assertThatThrownBy(() -> journal.appendAndWait(List.of(refused)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("No space left");
      assertThat(journal.trouble()).hasValueSatisfying(t -> assertThat(t).contains("No space"));
      assertThat(files.path(1)).hasSize(journal.end().offset());

      files.leaveRoom(Long.MAX_VALUE);
      assertThat(journal.appendAndWait(List.of(after))).containsExactly(Receipt.STORED);
      assertThat(journal.trouble()).isEmpty();
      assertThat(Entries.all(journal)).containsExactly(before, after);
      assertThat(journal.appendAndWait(List.of(refused)))
          .as("a refused entry was not remembered as stored")
          .containsExactly(Receipt.STORED);
    }
    try (FileJournal journal = FileJournal.open(directory, LIMITS)) {
      assertThat(Entries.all(journal)).containsExactly(before, after, refused);
    }
  }

  @Test
  void forceThatFails_isARefusal_andTheBlockIsGone() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    Entry refused = Entries.named("refused");
    Entry after = Entries.named("after");
    try (FileJournal journal = FileJournal.open(directory, LIMITS, files)) {
      files.forcesFail(true);
      assertThatThrownBy(() -> journal.appendAndWait(List.of(refused)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Input/output error");
      assertThat(journal.read(Position.START)).isEmpty();
      files.forcesFail(false);
      journal.appendAndWait(List.of(after));
      assertThat(Entries.all(journal)).containsExactly(after);
    }
  }

  @Test
  void emptyAppend_provesThatTheDiskHasRoomAgain() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    try (FileJournal journal = FileJournal.open(directory, LIMITS, files)) {
      files.leaveRoom(10);
      assertThat(journal.append(Entries.named("a", 3)).handle((ok, e) -> e).get()).isNotNull();
      assertThatThrownBy(() -> journal.appendAndWait(List.of())).isInstanceOf(IOException.class);
      files.leaveRoom(Long.MAX_VALUE);
      assertThat(journal.appendAndWait(List.of())).isEmpty();
      assertThat(journal.trouble()).isEmpty();
      assertThat(files.path(1)).hasSize(journal.end().offset());
    }
  }

  @Test
  void diskFullAtTheStartOfASegment_leavesTheOldOneInUse() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    var tiny = new JournalLimits(200, 1 << 16, 1 << 20, 100);
    Entry first = Entries.random(new Random(1), 300);
    Entry second = Entries.random(new Random(2), 300);
    try (FileJournal journal = FileJournal.open(directory, tiny, files)) {
      journal.appendAndWait(List.of(first));
      files.leaveRoom(10);
      assertThatThrownBy(() -> journal.appendAndWait(List.of(second)))
          .isInstanceOf(IOException.class);
      assertThat(files.path(2)).doesNotExist();
      files.leaveRoom(Long.MAX_VALUE);
      journal.appendAndWait(List.of(second));
      assertThat(journal.end().segment()).isEqualTo(2);
      assertThat(Entries.all(journal)).containsExactly(first, second);
    }
  }
}
