package org.burkit.analysis.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same ballots end in the same incidents: in any order, however often, asked about at any time,
 * and whatever the fold believes it need not look at.
 */
class AnyOrderTest {
  private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");
  private static final int HOURS = 200;
  private static final String CANARY = "canary.example";
  private static final Outcome OPEN = new Outcome.Accessible();
  private static final Outcome GATE = new Outcome.Inconclusive(Outcome.Reason.GATE);
  private static final Outcome UNSURE = new Outcome.Inconclusive(Outcome.Reason.WEAK_EVIDENCE);
  private static final List<Outcome> BLOCKS =
      List.of(
          new Outcome.Blocked(Mechanism.TLS_TIMEOUT),
          new Outcome.Blocked(Mechanism.TLS_RESET),
          new Outcome.Blocked(Mechanism.TLS_MITM_KNOWN_ROOT));

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void anyOrderRepetitionAndBatching_endsInTheSameIncidents(long seed) {
    Random random = new Random(seed);
    List<Ballot> ballots = world(random);
    List<Incident> plain = plain(ballots);
    assertThat(plain).extracting(Incident::kind).contains(Kind.BLOCK, Kind.SHUTDOWN);
    for (int round = 0; round < 4; round++) {
      List<Ballot> arrivals = arrivals(ballots, Duration.ofHours(10 * round * round), random);

      assertThat(live(arrivals, 20 + random.nextInt(400), random)).isEqualTo(plain);
    }
  }

  @Test
  void lateClearWords_changeAnEpisodeThatIsOver_seed19() {
    Random random = new Random(19);
    List<Ballot> inTime = new ArrayList<>();
    List<Ballot> late = new ArrayList<>();
    for (int voter = 0; voter < 3; voter++) {
      for (int hour = 0; hour < 60; hour++) {
        boolean isBlocked = hour >= 20 && hour < 40;
        Outcome said = isBlocked ? BLOCKS.getFirst() : OPEN;
        boolean isLate = hour == 19 || hour == 40;
        (isLate ? late : inTime).add(ballot(64501, "c.example", "p" + voter, hour, said, random));
      }
    }
    late.add(ballot(64501, "c.example", "p0", 30, OPEN, random));
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of(CANARY));
    inTime.forEach(fold::add);
    assertThat(fold.changes().values()).singleElement().asList().hasSize(1);
    for (Ballot ballot : late) {
      fold.add(ballot);

      assertThat(fold.changes().values()).hasSize(1);
    }
    List<Ballot> all = new ArrayList<>(inTime);
    all.addAll(late);
    assertThat(fold.incidents()).isEqualTo(plain(all));
  }

  /** What a store holds that follows all changes. */
  private static List<Incident> live(List<Ballot> arrivals, int every, Random random) {
    IncidentFold fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of(CANARY));
    SortedMap<Subject, List<Incident>> store = new TreeMap<>();
    for (Ballot ballot : arrivals) {
      fold.add(ballot);
      if (random.nextInt(every) == 0) {
        store.putAll(fold.changes());
      }
    }
    store.putAll(fold.changes());
    return store.values().stream().flatMap(List::stream).toList();
  }

  /** All cells and networks looked at once, when all is in. */
  private static List<Incident> plain(List<Ballot> ballots) {
    PackedBallotBox box = new PackedBallotBox();
    SortedMap<Subject, TreeSet<Cell>> subjects = new TreeMap<>();
    Map<Network, NetworkLog> networks = new HashMap<>();
    Map<Network, CanaryLog> canaries = new HashMap<>();
    Pulse pulse = new Pulse();
    for (Ballot ballot : ballots) {
      box.put(ballot);
      subjects.computeIfAbsent(Subject.of(ballot), _ -> new TreeSet<>()).add(ballot.cell());
    }
    for (Ballot ballot : ballots) {
      Network network = Network.of(ballot.cell());
      networks.computeIfAbsent(network, n -> new NetworkLog(n, box, pulse)).hear(ballot);
      CanaryLog log = canaries.computeIfAbsent(network, _ -> new CanaryLog(box));
      if (ballot.cell().domain().equals(CANARY)) {
        log.hear(ballot);
      }
    }
    canaries.values().forEach(CanaryLog::settle);
    SortedMap<Subject, List<Incident>> incidents = new TreeMap<>();
    networks.forEach((network, log) -> {
      log.settle();
      incidents.put(Subject.of(network), Shutdown.incidents(network, log.shutdowns()));
    });
    subjects.forEach((subject, cells) -> {
      List<Episode> episodes = new ArrayList<>();
      box.eachCell(
          cells,
          of -> {
            Cell cell = of.getFirst().cell();
            new PooledCusum()
                .detect(cell, canaries.get(Network.of(cell)).heard(of)).stream()
                    .filter(e ->
                        networks.get(Network.of(cell)).shutdowns().stream()
                            .noneMatch(s -> s.explains(e)))
                    .forEach(episodes::add);
          });
      incidents.put(subject, Incidents.of(subject, episodes));
    });
    return incidents.values().stream().flatMap(List::stream).toList();
  }

  /** Each late by up to that much, one in ten again at any time. */
  private static List<Ballot> arrivals(List<Ballot> ballots, Duration late, Random random) {
    Map<Ballot, Instant> times = new HashMap<>();
    List<Ballot> arrivals = new ArrayList<>(ballots);
    for (Ballot ballot : ballots) {
      times.put(ballot, ballot.time().plusSeconds(random.nextLong(late.toSeconds() + 1)));
    }
    arrivals.sort(Comparator.comparing(times::get));
    for (int i = 0; i < ballots.size() / 10; i++) {
      Ballot again = ballots.get(random.nextInt(ballots.size()));
      arrivals.add(random.nextInt(arrivals.size()), again);
    }
    if (random.nextInt(3) == 0) {
      Collections.shuffle(arrivals, random);
    }
    return arrivals;
  }

  /** Two names of a service and one of none, in five networks, with all that can happen. */
  private static List<Ballot> world(Random random) {
    List<Ballot> ballots = new ArrayList<>();
    for (int asn = 64501; asn <= 64505; asn++) {
      ballots.addAll(canaries(asn, random));
      int dark = 80 + random.nextInt(80);
      int silent = asn == 64505 ? 185 : HOURS;
      int voters = 3 + random.nextInt(4);
      for (String name : List.of("a.example", "b.example", "c.example")) {
        int from = 40 + random.nextInt(100);
        int until = from + 5 + random.nextInt(60);
        for (int voter = 0; voter < voters; voter++) {
          for (int hour = random.nextInt(30); hour < silent; hour += 1 + random.nextInt(2)) {
            boolean isDark = hour >= dark && hour < dark + 8;
            boolean isBlocked = hour >= from && hour < until;
            Outcome said = isDark ? GATE : said(isBlocked, random);
            ballots.add(ballot(asn, name, "p" + voter, hour, said, random));
          }
        }
      }
    }
    return ballots;
  }

  /** One probe, or two, say for some days that a canary is blocked. */
  private static List<Ballot> canaries(int asn, Random random) {
    List<Ballot> ballots = new ArrayList<>();
    int liars = 1 + random.nextInt(2);
    for (int voter = 0; voter < 6; voter++) {
      for (int hour = random.nextInt(9); hour < 150; hour += 1 + random.nextInt(12)) {
        boolean lies = voter < liars && hour > 30 && hour < 110;
        Outcome said = lies ? BLOCKS.getFirst() : OPEN;
        ballots.add(ballot(asn, CANARY, "p" + voter, hour, said, random));
      }
    }
    return ballots;
  }

  private static Outcome said(boolean blocked, Random random) {
    int luck = random.nextInt(100);
    if (luck < 5) {
      return luck < 2 ? GATE : UNSURE;
    }
    return blocked == luck < 99 ? BLOCKS.get(luck % 3) : OPEN;
  }

  private static Ballot ballot(
      long asn, String name, String probe, int hour, Outcome outcome, Random random) {
    long number = random.nextLong();
    return new Ballot(
        new MeasurementId(String.format("%064x", number)),
        number,
        new Cell(name, new CountryCode("KZ"), new Asn(asn)),
        name.startsWith("c") ? "" : "service",
        probe,
        random.nextBoolean() ? "" : "prefix of " + probe,
        random.nextInt(20) == 0 ? Standing.UNSOLICITED : Standing.FULL,
        T0.plus(Duration.ofHours(hour)).plusSeconds(random.nextInt(3600)),
        outcome,
        0.95,
        random.nextInt(10) == 0);
  }
}
