package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.JudgedJournal;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.TestPostgres;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePlaceTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final Lists LISTS = Lists.bundled();

  @TempDir Path data;
  @TempDir Path copy;

  @Test
  void journalPutBackFromAnOlderCopy_beginsTheStoreAnew_inAFile() throws Exception {
    expectAnew(StorePlace.inDataDirectory());
  }

  @Test
  void journalPutBackFromAnOlderCopy_beginsTheStoreAnew_inPostgres() throws Exception {
    expectAnew(StorePlace.in(TestPostgres.database()));
  }

  @Test
  void storeThatAnotherProgramHasOpen_isRefusedAndStays() throws Exception {
    Path file = DataDirectory.store(data);
    try (Child _ = Child.serving(data)) {
      Object before = key(file);

      assertThatThrownBy(() -> DuckStore.open(file, Fold.version(LISTS)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("stop it first");
      assertThat(key(file)).isEqualTo(before);
    }
  }

  private static Object key(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  private void expectAnew(StorePlace place) throws Exception {
    take(1, place);
    copy(DataDirectory.journal(data), copy);
    Position position = take(2, place);
    assertThat(take(0, place)).isEqualTo(position);

    copy(copy, DataDirectory.journal(data));

    try (FileJournal journal = journal();
        Store store = place.open(data, journal, LISTS)) {
      assertThat(store.position()).isEqualTo(Position.START).isLessThan(journal.end());
    }
  }

  /** The store's position once it has so many measurements more. */
  private Position take(int measurements, StorePlace place) throws Exception {
    try (FileJournal journal = journal();
        Store store = place.open(data, journal, LISTS)) {
      for (int i = 0; i < measurements; i++) {
        byte[] json = Samples.accessible("p" + i, 64501, NOON.plusSeconds(measurements));
        journal.appendAndWait(List.of(Samples.entry(json, NOON, 0)));
      }
      new Fold(JudgedJournal.inTurn(journal, LISTS), store, LISTS, _ -> {}).catchUp(_ -> {});
      return store.position();
    }
  }

  private FileJournal journal() throws IOException {
    return FileJournal.open(DataDirectory.journal(data), JournalLimits.standard());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> segments = Files.list(from)) {
      for (Path segment : segments.filter(p -> p.toString().endsWith(".bkj")).toList()) {
        Path target = to.resolve(segment.getFileName());
        Files.copy(segment, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
