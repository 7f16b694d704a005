package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.fold.JudgedJournal;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.TestPostgres;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorePlaceTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final Lists LISTS = Lists.bundled();

  private static final String PREFIX = "0000000000000007";

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
  void senderThatIsForgotten_isInNoStoreAnyMore_inAFile() throws Exception {
    expectForgotten(StorePlace.inDataDirectory());
  }

  @Test
  void senderThatIsForgotten_isInNoStoreAnyMore_inPostgres() throws Exception {
    expectForgotten(StorePlace.in(TestPostgres.database()));
  }

  private void expectForgotten(StorePlace place) throws Exception {
    List<JudgedMeasurement> known = measurements(place, "one", "two");
    assertThat(known)
        .extracting(JudgedMeasurement::probe, JudgedMeasurement::prefix)
        .containsExactly(tuple("one", PREFIX), tuple("two", PREFIX));

    Forgotten.add(DataDirectory.forgotten(data), known.getFirst().id());

    assertForgotten(measurements(place), known);
    new OneMachine(place).rebuild(data, LISTS);
    assertForgotten(measurements(place), known);
  }

  private static void assertForgotten(
      List<JudgedMeasurement> found, List<JudgedMeasurement> before) {
    assertThat(found)
        .extracting(
            JudgedMeasurement::id,
            JudgedMeasurement::probe,
            JudgedMeasurement::prefix,
            JudgedMeasurement::standing,
            JudgedMeasurement::outcome)
        .containsExactly(
            tuple(
                before.getFirst().id(), "", "", Standing.UNSOLICITED, before.getFirst().outcome()),
            tuple(before.getLast().id(), "two", PREFIX, Standing.FULL, before.getLast().outcome()));
  }

  /** What the store has once it has as well what these probes send. */
  private List<JudgedMeasurement> measurements(StorePlace place, String... probes)
      throws Exception {
    var found = new ArrayList<JudgedMeasurement>();
    Forgotten forgotten = Forgotten.read(DataDirectory.forgotten(data));
    try (FileJournal journal = journal();
        Store store = place.open(data, journal, LISTS)) {
      for (String probe : probes) {
        byte[] json = Samples.accessible(probe, 64501, NOON);
        journal.appendAndWait(List.of(Samples.entry(json, NOON, 7)));
      }
      new Fold(JudgedJournal.inTurn(journal, LISTS, forgotten), store, LISTS, _ -> {})
          .catchUp(_ -> {});
      assertThat(store.takeOver()).isEqualTo(journal.end());
      assertThat(store.isOfThisEdition()).isTrue();
      store.eachMeasurement(found::add);
    }
    return found;
  }

  @Test
  void listOfTheForgotten_thatDoesNotRead_isNotPassedOver() throws Exception {
    Files.writeString(DataDirectory.forgotten(data), "nonsense\n");
    assertThatThrownBy(() -> take(1, StorePlace.inDataDirectory()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected an id of a measurement on each line");
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
      new Fold(JudgedJournal.inTurn(journal, LISTS, Forgotten.NOBODY), store, LISTS, _ -> {})
          .catchUp(_ -> {});
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
