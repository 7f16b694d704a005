package org.burkit.collector.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.BallotBox;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.Store;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBallotsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final int CELLS = 6;
  private static final int BALLOTS = 200;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 25, 60, 1_000})
  void box_givesEveryBallotOfTheCellsAsked_howeverManyItRemembers_seed7(int most) throws Exception {
    var random = new Random(7);
    var plain = new PackedBallotBox();
    var underWay = new ArrayList<JudgedMeasurement>();
    try (Store store = DuckStore.open(directory.resolve("store.duckdb"), "one")) {
      var box = new StoredBallots(store, most);
      for (int i = 1; i <= BALLOTS; i++) {
        JudgedMeasurement measurement = measurement(i, random);
        underWay.add(measurement);
        plain.put(measurement.ballot());
        assertThat(box.put(measurement.ballot())).isTrue();
        if (random.nextInt(3) == 0) {
          Set<Cell> asked = cells(random);
          assertThat(given(box, asked)).isEqualTo(given(plain, asked));
        }
        if (random.nextInt(8) == 0) {
          store.commit(new Batch(underWay, Map.of(), new Position(1, i)));
          box.committed();
          underWay.clear();
        }
      }
    }
  }

  private static Map<Cell, List<Ballot>> given(BallotBox box, Set<Cell> asked) {
    var given = new TreeMap<Cell, List<Ballot>>();
    box.eachCell(
        asked,
        ballots -> assertThat(given.put(ballots.getFirst().cell(), List.copyOf(ballots))).isNull());
    return given;
  }

  private static Set<Cell> cells(Random random) {
    var cells = new TreeSet<Cell>();
    for (int i = 0; i < CELLS; i++) {
      if (random.nextBoolean()) {
        cells.add(new Cell("aulnet.example", new CountryCode("KZ"), new Asn(64500 + i)));
      }
    }
    return cells;
  }

  /** Late ones among them. */
  private static JudgedMeasurement measurement(int number, Random random) {
    Instant start = NOON.plusSeconds(60L * number - random.nextInt(3_600));
    return new JudgedMeasurement(
        new MeasurementId("%064x".formatted(number)),
        start,
        NOON.plusSeconds(60L * number),
        "https://aulnet.example/",
        "aulnet.example",
        "",
        "",
        new CountryCode("KZ"),
        new Asn(64500 + random.nextInt(CELLS)),
        "probe" + random.nextInt(3),
        "",
        Standing.FULL,
        new Outcome.Accessible(),
        0.9,
        false,
        List.of("http.same_page"),
        Map.of(),
        new Address(new Position(1, number), 0));
  }
}
