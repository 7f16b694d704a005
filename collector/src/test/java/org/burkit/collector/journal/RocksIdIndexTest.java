package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index is made from the journal: whatever happens to it, the journal's word holds. */
class RocksIdIndexTest {
  private static final JournalLimits SMALL = new JournalLimits(400, 2_048, 1 << 20, 1_000);
  private static final List<Entry> ENTRIES = Entries.named("a", 40);

  @TempDir Path directory;

  @Test
  void lost_itIsMadeAnew() throws Exception {
    fill(directory);
    delete(directory.resolve("ids"));
    assertKnowsAll(directory);
  }

  @Test
  void broken_itIsMadeAnew() throws Exception {
    fill(directory);
    try (var files = Files.list(directory.resolve("ids"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "something else");
      }
    }
    assertKnowsAll(directory);
  }

  @Test
  void takenFromAnEarlierTime_itLearnsTheRest() throws Exception {
    Path earlier = directory.resolve("earlier");
    Path now = directory.resolve("now");
    try (FileJournal journal = FileJournal.open(now, SMALL)) {
      journal.appendAndWait(ENTRIES.subList(0, 7));
    }
    copy(now.resolve("ids"), earlier);
    fill(now);
    delete(now.resolve("ids"));
    copy(earlier, now.resolve("ids"));
    assertKnowsAll(now);
  }

  @Test
  void thatOfAnotherJournal_isForgotten() throws Exception {
    Path ours = directory.resolve("ours");
    Path theirs = directory.resolve("theirs");
    Entry onlyTheirs = Entries.named("only theirs");
    try (FileJournal journal = FileJournal.open(theirs, SMALL)) {
      journal.appendAndWait(List.of(onlyTheirs));
    }
    fill(ours);
    delete(ours.resolve("ids"));
    copy(theirs.resolve("ids"), ours.resolve("ids"));
    try (FileJournal journal = FileJournal.open(ours, SMALL)) {
      assertThat(journal.find(onlyTheirs.envelope().id())).isEmpty();
      assertThat(journal.appendAndWait(List.of(onlyTheirs))).containsExactly(Receipt.STORED);
    }
    assertKnowsAll(ours);
  }

  @Test
  void thatOfALongerJournal_isForgotten() throws Exception {
    fill(directory);
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".bkj")).toList()) {
        Files.delete(file);
      }
    }
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.find(ENTRIES.getFirst().envelope().id())).isEmpty();
      assertThat(journal.appendAndWait(ENTRIES)).containsOnly(Receipt.STORED);
    }
  }

  private static void fill(Path directory) throws Exception {
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (Entry entry : ENTRIES) {
        journal.appendAndWait(List.of(entry));
      }
      assertThat(journal.end().segment()).isGreaterThan(2);
    }
  }

  private static void assertKnowsAll(Path directory) throws Exception {
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (Entry entry : ENTRIES) {
        assertThat(journal.find(entry.envelope().id())).contains(entry);
      }
      assertThat(journal.appendAndWait(ENTRIES)).containsOnly(Receipt.ALREADY_THERE);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
