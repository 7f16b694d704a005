package org.burkit.collector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.burkit.analysis.incident.Standing;
import org.burkit.collector.Samples;
import org.burkit.collector.journal.Bytes;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Envelope;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.journal.Source;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.Store;
import org.burkit.collector.store.TestPostgres;
import org.burkit.lists.Lists;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

  @TempDir Path directory;

  @Test
  void storeMadeAgainFromTheJournal_equalsTheLiveOneRowByRow_seed5() throws Exception {
    Lists lists = Lists.bundled();
    try (FileJournal journal =
        FileJournal.open(directory.resolve("journal"), JournalLimits.standard())) {
      List<String> live;
      try (Store store = store("live.duckdb")) {
        var fold =
            new Fold(JudgedJournal.inTurn(journal, lists, Forgotten.NOBODY), store, lists, _ -> {});
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
          journal.appendAndWait(List.of(entry(i, random)));
          if (random.nextInt(4) == 0) {
            journal.appendAndWait(List.of(Samples.act(i % 2 == 0 ? "retraction" : "contest", i)));
            fold.catchUp(_ -> {});
          }
        }
        fold.catchUp(_ -> {});
        live = StoreRows.of(store, NOON);
      }
      try (Store store = store("live.duckdb")) {
        journal.appendAndWait(List.of(entry(60, new Random(6))));
        new Fold(JudgedJournal.byAll(journal, lists, Forgotten.NOBODY), store, lists, _ -> {})
            .catchUp(_ -> {});
        live = StoreRows.of(store, NOON);
      }
      try (Store store = store("rebuilt.duckdb")) {
        new Fold(JudgedJournal.inTurn(journal, lists, Forgotten.NOBODY), store, lists, _ -> {})
            .catchUp(_ -> {});
        assertThat(StoreRows.of(store, NOON)).isEqualTo(live).hasSizeGreaterThan(61);
      }
    }
  }

  @Test
  void oneJournal_givesTheSameRowsInDuckDbAndInPostgres_seed8() throws Exception {
    Lists lists = Lists.bundled();
    try (FileJournal journal =
            FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
        Store duck = store("store.duckdb");
        Store postgres =
            PostgresStore.open(
                TestPostgres.database(),
                "test",
                journal.identity(),
                false,
                new Goal(journal::end))) {
      var random = new Random(8);
      for (int i = 0; i < 60; i++) {
        journal.appendAndWait(List.of(entry(i, random)));
      }
      journal.appendAndWait(List.of(Samples.act("retraction", 1), Samples.act("restoration", 2)));
      journal.appendAndWait(List.of(Samples.act("contest", 3), Samples.act("nonsense", 4)));
      byte[] odd = Samples.accessible("half \uD800 and \0", 64501, NOON);
      journal.appendAndWait(List.of(entry(odd, CountryCode.UNKNOWN, Asn.UNKNOWN, 0)));
      new Fold(JudgedJournal.inTurn(journal, lists, Forgotten.NOBODY), duck, lists, _ -> {})
          .catchUp(_ -> {});
      new Fold(JudgedJournal.inTurn(journal, lists, Forgotten.NOBODY), postgres, lists, _ -> {})
          .catchUp(_ -> {});

      assertThat(StoreRows.of(postgres, NOON))
          .isEqualTo(StoreRows.of(duck, NOON))
          .hasSizeGreaterThan(61);
      assertThat(duck.acts().of(Samples.INCIDENT)).hasSize(2);
      assertThat(duck.contests(9)).hasSize(1);
    }
  }

  @Test
  void networkThatTheCollectorSaw_overridesTheClaimedOne_andWhatContradictsItHasNoSay()
      throws Exception {
    byte[] json = Samples.accessible("p", 64503, NOON);
    try (FileJournal journal =
            FileJournal.open(directory.resolve("journal"), JournalLimits.standard());
        Store store = store("store.duckdb")) {
      journal.appendAndWait(List.of(entry(json, new CountryCode("KG"), new Asn(64999), 7)));
      new Fold(
              JudgedJournal.inTurn(journal, Lists.bundled(), Forgotten.NOBODY),
              store,
              Lists.bundled(),
              _ -> {})
          .catchUp(_ -> {});
      MeasurementId id = MeasurementCodec.id(json);
      JudgedMeasurement judged =
          store.measurement(id, journal.address(id).orElseThrow()).orElseThrow();
      assertThat(judged.cc()).isEqualTo(new CountryCode("KG"));
      assertThat(judged.asn()).isEqualTo(new Asn(64999));
      assertThat(judged.standing()).isEqualTo(Standing.ELSEWHERE);
      assertThat(judged.hasSay()).isFalse();
      assertThat(judged.prefix()).isEqualTo("0000000000000007");
    }
  }

  private Store store(String name) throws Exception {
    return DuckStore.open(directory.resolve(name), "test");
  }

  private static Entry entry(int number, Random random) throws MalformedMeasurementException {
    int home = random.nextInt(6);
    String probe = "p" + home;
    int asn = 64501 + random.nextInt(3);
    Instant time = NOON.plusSeconds(600L * random.nextInt(200)).plusSeconds(number);
    byte[] json =
        asn == 64503 || random.nextInt(10) == 0
            ? Samples.accessible(probe, asn, time)
            : Samples.blocked(probe, asn, time);
    return entry(json, CountryCode.UNKNOWN, Asn.UNKNOWN, home);
  }

  private static Entry entry(byte[] json, CountryCode cc, Asn asn, long prefix)
      throws MalformedMeasurementException {
    var envelope = new Envelope(MeasurementCodec.id(json), NOON, Source.API, cc, asn, prefix);
    return new Entry(envelope, Bytes.copyOf(json));
  }
}
