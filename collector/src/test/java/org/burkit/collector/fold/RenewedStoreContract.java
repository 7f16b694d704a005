package org.burkit.collector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.burkit.collector.Samples;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.MeasurementFilter;
import org.burkit.collector.store.Store;
import org.burkit.lists.Lists;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What holds for a store that is made anew beside the one that is asked, wherever it lies. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class RenewedStoreContract {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final Lists LISTS = Lists.bundled();
  private static final String NEWER = "tables newer";
  private static final Position FAR = new Position(99, 0);
  private static final int BEFORE = 20;

  /** Each has a thread of its own: they do not pause, and virtual ones would not take turns. */
  private static final int ASKERS = 4;

  @TempDir Path directory;
  private FileJournal journal;
  private int taken;

  /** Where the store is told that the journal ends. */
  private volatile Position end = FAR;

  /**
   * @param anew makes it anew beside it whoever made it
   */
  abstract Store open(String version, boolean anew, String journal, Goal goal) throws Exception;

  /** Names of what is there beside the store. */
  abstract List<String> beside() throws Exception;

  @BeforeEach
  void anOlderStoreThatLacksHalf() throws Exception {
    journal = FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
    take(BEFORE);
    try (Store store = open("tables older", false)) {
      fold(store);
    }
    take(BEFORE);
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
  }

  @Test
  void olderStore_isAskedUntilTheNewerHasAllThatTheJournalHas() throws Exception {
    try (Store store = open(false)) {
      assertThat(store.position()).isEqualTo(Position.START);
      Fold fold = fold(store);
      assertThat(counted(store)).isEqualTo(BEFORE);

      take(1);
      end = journal.end();
      fold.catchUp(_ -> {});

      assertThat(counted(store)).isEqualTo(taken);
      take(1);
      end = journal.end();
      fold.catchUp(_ -> {});
      assertThat(counted(store)).isEqualTo(taken);
    }
    try (Store plain = DuckStore.create(directory.resolve("plain.duckdb"), NEWER);
        Store renewed = open(false)) {
      fold(plain);
      assertThat(StoreRows.of(renewed, NOON))
          .isEqualTo(StoreRows.of(plain, NOON))
          .hasSizeGreaterThan(taken);
    }
    assertThat(beside()).isEmpty();
  }

  @Test
  void renewalThatIsCutOff_leavesTheOlderStoreWhole_andIsGoneOnWith() throws Exception {
    List<String> before;
    Position reached;
    try (Store store = open(false)) {
      before = answers(store);
      reached = fold(store).position();
    }
    assertThat(beside()).isNotEmpty();
    try (Store store = open(false)) {
      assertThat(answers(store)).isEqualTo(before).hasSizeGreaterThan(BEFORE);
    }
    end = journal.end();
    try (Store store = open(false)) {
      assertThat(counted(store)).isEqualTo(BEFORE);
      assertThat(store.position()).isEqualTo(reached);
      fold(store);
      assertThat(counted(store)).isEqualTo(taken);
    }
  }

  @Test
  void storeOfTheSameEdition_isRenewedOnlyWhenThatIsAsked() throws Exception {
    end = journal.end();
    try (Store store = open(false)) {
      fold(store);
    }
    end = FAR;
    try (Store store = open(true)) {
      assertThat(store.position()).isEqualTo(Position.START);
      assertThat(counted(store)).isEqualTo(taken);
    }
    try (Store store = open(false)) {
      assertThat(store.position()).isEqualTo(journal.end());
      assertThat(counted(store)).isEqualTo(taken);
    }
    assertThat(beside()).isEmpty();
  }

  @Test
  void storeWithOtherTables_isBegunAnewAtOnce() throws Exception {
    try (Store store = open("others newer", false)) {
      assertThat(store.position()).isEqualTo(Position.START);
      assertThat(counted(store)).isZero();
    }
  }

  @Test
  void questionsWhileTheStoresChangePlaces_areAllAnswered() throws Exception {
    try (Store store = open(false);
        var askers = Executors.newFixedThreadPool(ASKERS)) {
      Fold fold = fold(store);
      take(1);
      end = journal.end();
      var asking = new CountDownLatch(ASKERS);
      List<Future<List<Integer>>> answers = new ArrayList<>();
      for (int i = 0; i < ASKERS; i++) {
        answers.add(askers.submit(() -> askUntilNew(store, asking)));
      }
      asking.await();
      fold.catchUp(_ -> {});
      for (Future<List<Integer>> answer : answers) {
        assertThat(answer.get()).isSorted().containsOnly(BEFORE, taken);
      }
    }
  }

  private List<Integer> askUntilNew(Store store, CountDownLatch asking) {
    List<Integer> counts = new ArrayList<>(List.of(counted(store)));
    asking.countDown();
    while (counts.getLast() == BEFORE && !Thread.currentThread().isInterrupted()) {
      counts.add(counted(store));
    }
    return counts;
  }

  private Store open(boolean anew) throws Exception {
    return open(NEWER, anew);
  }

  private Store open(String version, boolean anew) throws Exception {
    return open(version, anew, journal.identity(), new Goal(() -> end));
  }

  private Fold fold(Store store) throws Exception {
    var fold =
        new Fold(JudgedJournal.inTurn(journal, LISTS, Forgotten.NOBODY), store, LISTS, _ -> {});
    fold.catchUp(_ -> {});
    return fold;
  }

  private void take(int measurements) throws Exception {
    for (int i = 0; i < measurements; i++) {
      byte[] json = Samples.blocked("p" + taken, 64501, NOON.plusSeconds(taken));
      journal.appendAndWait(List.of(Samples.entry(json, NOON, 0)));
      taken++;
    }
  }

  /** What people are told; the fold walks over all rows. */
  private static List<String> answers(Store store) {
    var answers = new ArrayList<String>();
    store
        .measurements(MeasurementFilter.ALL, Optional.empty(), 1_000)
        .forEach(measurement -> answers.add(measurement.toString()));
    store.incidents(IncidentFilter.ALL).forEach(incident -> answers.add(incident.toString()));
    return answers;
  }

  private static int counted(Store store) {
    return store.measurements(MeasurementFilter.ALL, Optional.empty(), 1_000).size();
  }
}
