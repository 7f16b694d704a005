package org.burkit.collector.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Grade;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Subject;
import org.burkit.analysis.incident.Unblocked;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.DuckStore;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.PlacedAct;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a feed asks the store for is enough for what it shows. */
class NewsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final CountryCode KZ = new CountryCode("KZ");
  private static final Act.Sentence SAID = new Act.Sentence("Қате.", "Ошибка.", "An error.");
  private static final String CHECKS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  @TempDir Path directory;

  @Test
  void latest_isTheNewestOfAll_ofTwentySeeds() throws Exception {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      List<Incident> incidents = new ArrayList<>();
      for (int n = 0; n < 60; n++) {
        incidents.add(incident(n, random));
      }
      List<Act> acts = acts(incidents, random);
      try (DuckStore store = DuckStore.create(directory.resolve("store" + seed), "test")) {
        store.commit(batch(incidents, acts));
        List<News> all = News.of(incidents, store.acts());
        assertThat(shown(News.latest(store, IncidentFilter.ALL, 10)))
            .as("seed " + seed)
            .isEqualTo(shown(all.subList(0, 10)));
        assertThat(News.latest(store, IncidentFilter.ALL, 1000)).hasSameSizeAs(all);
      }
    }
  }

  private static List<String> shown(List<News> news) {
    return news.stream().map(one -> one.id() + " " + one.time() + " " + one.category()).toList();
  }

  @Test
  void incidentThatMeasurementsNoLongerMake_isNews_whereItPassesTheFilter() throws Exception {
    Incident lost = incident(1, new Random(1));
    Act act = new Act(lost.id(), NOON, "", new Act.Retraction(SAID, Optional.of(lost)));
    try (DuckStore store = DuckStore.create(directory.resolve("store"), "test")) {
      store.commit(batch(List.of(), List.of(act)));
      assertThat(News.latest(store, IncidentFilter.ALL, 10))
          .extracting(News::category)
          .containsExactly("retracted");
      assertThat(News.latest(store, Scope.ofDomain("site1.example").incidents(), 10)).hasSize(1);
      assertThat(News.latest(store, Scope.ofDomain("site2.example").incidents(), 10)).isEmpty();
      assertThat(News.latest(store, IncidentFilter.open(NOON), 10)).isEmpty();
    }
  }

  private static Batch batch(List<Incident> incidents, List<Act> acts) {
    List<PlacedAct> placed = new ArrayList<>();
    for (Act act : acts) {
      placed.add(new PlacedAct(act, new Address(new Position(1, 32), placed.size())));
    }
    var subject = new Subject("domain sites", "", KZ);
    return new Batch(List.of(), placed, Map.of(subject, incidents), new Position(2, 32));
  }

  private static List<Act> acts(List<Incident> incidents, Random random) {
    List<Act> acts = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      IncidentId id = incidents.get(random.nextInt(incidents.size())).id();
      IncidentId other = incidents.get(random.nextInt(incidents.size())).id();
      Act.Content content =
          switch (random.nextInt(5)) {
            case 0 -> new Act.Retraction(SAID);
            case 1 -> new Act.Restoration(SAID);
            case 2 -> new Act.Correction(SAID);
            case 3 -> new Act.Merge(other, SAID);
            default -> new Act.Note(SAID);
          };
      acts.add(new Act(id, NOON.plus(Duration.ofMinutes(random.nextInt(9_000))), "", content));
    }
    return acts;
  }

  private static Incident incident(int n, Random random) {
    Instant start = NOON.plus(Duration.ofMinutes(random.nextInt(9_000)));
    Optional<Instant> end =
        Optional.of(start.plus(Duration.ofMinutes(random.nextInt(3_000))))
            .filter(_ -> random.nextBoolean());
    List<Asn> asns = List.of(new Asn(64501));
    return new Incident(
        id(n),
        Kind.BLOCK,
        "",
        List.of("site" + n + ".example"),
        KZ,
        asns,
        Optional.of(Mechanism.TLS_TIMEOUT),
        end.isEmpty(),
        Grade.LIKELY,
        0.9,
        Optional.empty(),
        start,
        end,
        end,
        end.orElse(start),
        end.map(at -> new Unblocked(at, at, 3, asns, List.of())),
        3,
        3,
        0,
        3,
        3,
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** With the one check character that fits. */
  private static IncidentId id(int n) {
    return CHECKS
        .chars()
        .mapToObj(check -> IncidentId.parse("KZ-%08d-".formatted(n) + (char) check))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }
}
