package org.burkit.collector.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.burkit.analysis.incident.Act;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.Cell;
import org.burkit.analysis.incident.Incident;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.IncidentId;
import org.burkit.analysis.incident.Kind;
import org.burkit.analysis.incident.Network;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.analysis.incident.Standing;
import org.burkit.analysis.incident.State;
import org.burkit.analysis.incident.Subject;
import org.burkit.analysis.incident.Unblocked;
import org.burkit.analysis.verdict.Mechanism;
import org.burkit.analysis.verdict.Outcome;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.collector.store.IncidentFilter.StateAt;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.burkit.model.ServiceFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do; a subclass says how one is opened. */
abstract class StoreContract {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00.123456Z");
  private static final Position UP_TO = new Position(2, 777);

  @TempDir Path directory;
  private Store store;

  /** Opens the store in {@code directory}, again or for the first time. */
  abstract Store open(Path directory, String version) throws Exception;

  @BeforeEach
  void start() throws Exception {
    store = open(directory, "one");
  }

  Store store() {
    return store;
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void freshStore_isEmptyAndStandsAtTheStart() {
    assertThat(store.position()).isEqualTo(Position.START);
    assertThat(store.incidents(IncidentFilter.ALL)).isEmpty();
    assertThat(store.measurement(id(1), new Address(new Position(1, 32), 1))).isEmpty();
  }

  @Test
  void committedBatch_isThereWhole_alsoAfterReopening() throws Exception {
    List<JudgedMeasurement> measurements = everyOutcome();
    List<Incident> incidents = incidents(3);
    store.commit(batch(measurements, incidents));
    for (int i = 0; i < 2; i++) {
      var all = new ArrayList<JudgedMeasurement>();
      store.eachMeasurement(all::add);
      assertThat(all).isEqualTo(measurements);
      assertThat(store.measurement(measurements.get(1).id(), measurements.get(1).at()))
          .contains(measurements.get(1));
      assertThat(store.incidents(IncidentFilter.ALL)).isEqualTo(withoutIds(incidents));
      assertThat(store.incident(incidents.getFirst().id())).contains(incidents.getFirst());
      assertThat(store.position()).isEqualTo(UP_TO);
      store.close();
      store = open(directory, "one");
    }
  }

  @Test
  void ballots_areThoseOfTheCellsAndNetworksAsked() {
    List<JudgedMeasurement> measurements = everyOutcome();
    store.commit(batch(measurements.subList(0, 3), List.of()));
    store.commit(batch(measurements.subList(3, 5), List.of()));
    var expected = new ArrayList<Ballot>();
    measurements.forEach(m -> expected.add(m.ballot()));
    Cell cell = expected.getFirst().cell();
    var elsewhere = new Cell(cell.domain(), cell.cc(), new Asn(1));

    assertThat(ballots(Set.of(cell, elsewhere))).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ballots(Set.of(elsewhere))).isEmpty();
    assertThat(ballots(Network.of(cell), Instant.EPOCH))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ballots(Network.of(cell), expected.get(2).time())).hasSize(3);
    assertThat(ballots(Network.of(elsewhere), Instant.EPOCH)).isEmpty();
  }

  @Test
  void firstHeard_isTheEarliestBelievedWordOfEachVoterAsked() {
    List<JudgedMeasurement> measurements = everyOutcome();
    store.commit(batch(measurements, List.of()));
    Network network = Network.of(measurements.getFirst().ballot().cell());
    var expected = new PackedBallotBox();
    measurements.forEach(m -> expected.put(m.ballot()));
    var voters = new HashSet<String>();
    measurements.forEach(m -> voters.add(m.ballot().voter()));
    assertThat(expected.firstHeard(network, voters)).isNotEmpty();

    assertThat(store.firstHeard(network, voters)).isEqualTo(expected.firstHeard(network, voters));
    assertThat(store.firstHeard(network, Set.of("probe unheard"))).isEmpty();
    assertThat(store.firstHeard(network, Set.of())).isEmpty();
  }

  private List<Ballot> ballots(Set<Cell> cells) {
    var ballots = new ArrayList<Ballot>();
    store.eachBallot(cells, ballots::add);
    return ballots;
  }

  private List<Ballot> ballots(Network network, Instant from) {
    var ballots = new ArrayList<Ballot>();
    store.eachBallot(network, from, ballots::add);
    return ballots;
  }

  @Test
  void storeOfAnotherVersion_isBegunAnew() throws Exception {
    store.commit(batch(everyOutcome(), incidents(3)));
    store.close();
    store = open(directory, "two");
    assertThat(store.position()).isEqualTo(Position.START);
    assertThat(store.incidents(IncidentFilter.ALL)).isEmpty();
  }

  @Test
  void incidentsOfASubject_replaceThoseItHad() {
    store.commit(batch(List.of(), incidents(2)));
    List<Incident> later = incidents(3);
    store.commit(batch(List.of(), later));
    assertThat(store.incidents(IncidentFilter.ALL)).isEqualTo(withoutIds(later));
    store.commit(batch(List.of(), List.of()));
    assertThat(store.incidents(IncidentFilter.ALL)).isEmpty();
  }

  @Test
  void filter_selectsByEachField() {
    store.commit(batch(List.of(), incidents(3)));
    Optional<Asn> other = Optional.of(new Asn(1));
    Optional<String> domain = Optional.of("sau.example");
    Optional<CountryCode> kz = Optional.of(new CountryCode("KZ"));
    Optional<Asn> none = Optional.empty();
    Optional<String> any = Optional.empty();
    assertThat(store.incidents(new IncidentFilter(at(State.OPEN, 0), kz, none, domain, any)))
        .hasSize(1);
    assertThat(store.incidents(new IncidentFilter(at(State.CLOSED, 0), kz, none, domain, any)))
        .isEmpty();
    assertThat(store.incidents(new IncidentFilter(Optional.empty(), kz, other, domain, any)))
        .isEmpty();
    assertThat(
            store.incidents(
                new IncidentFilter(Optional.empty(), kz, none, Optional.of("' OR 1=1 --"), any)))
        .isEmpty();
    assertThat(store.incidents(new IncidentFilter(at(State.OPEN, 9), kz, none, domain, any)))
        .isEmpty();
    assertThat(store.incidents(new IncidentFilter(at(State.UNMEASURED, 9), kz, none, domain, any)))
        .hasSize(1);
    assertThat(store.incidents(new IncidentFilter(at(State.UNMEASURED, 0), kz, none, domain, any)))
        .isEmpty();
    assertThat(store.incident(new IncidentId(incidents(3).getFirst().id().text()))).isPresent();
  }

  @Test
  void whatWasWritten_isFoundByItsCommit_itsIdAndItsKind() {
    List<Incident> incidents = incidents(3);
    IncidentId id = incidents.getFirst().id();
    store.commit(batch(everyOutcome(), incidents));
    List<Incident> all = withoutIds(incidents);
    IncidentFilter any = IncidentFilter.ALL;
    assertThat(store.incidents(any.writtenAfter(Position.START))).isEqualTo(all);
    assertThat(store.incidents(any.writtenAfter(UP_TO))).isEmpty();
    assertThat(store.incidents(any.among(Set.of(id)))).isEqualTo(all);
    assertThat(store.incidents(any.among(Set.of()))).isEmpty();
    assertThat(store.incidents(any.of(Kind.BLOCK))).isEqualTo(all);
    assertThat(store.incidents(any.of(Kind.SHUTDOWN))).isEmpty();

    assertThat(store.snapshot(Position.START, Set.of()).incidents()).isEqualTo(incidents);
    assertThat(store.snapshot(UP_TO, Set.of()).incidents()).isEmpty();
    assertThat(store.snapshot(UP_TO, Set.of(id)).incidents()).isEqualTo(incidents);
    Act act = new Act(id, NOON, "aigul", new Act.Note(new Act.Sentence("қ", "р", "e")));
    Position later = new Position(3, 32);
    store.commit(new Batch(List.of(), acts(2, act), Map.of(), later));
    assertThat(store.snapshot(later, Set.of()).incidents()).as("spoken of").isEqualTo(incidents);
    assertThat(store.snapshot(later, Set.of()).position()).isEqualTo(later);
  }

  @Test
  void latest_areThoseThatBeganOrEndedLast() {
    var kz = new CountryCode("KZ");
    Incident open = incidents(3).getFirst();
    Incident ended = ended(open, NOON.plus(Duration.ofDays(2)));
    Incident older = ended(open, NOON.plus(Duration.ofDays(1)));
    store.commit(
        new Batch(
            List.of(),
            Map.of(
                new Subject("domain a.example", "", kz), List.of(open),
                new Subject("domain b.example", "", kz), List.of(older, ended)),
            UP_TO));
    assertThat(store.latest(IncidentFilter.ALL, 2))
        .extracting(Incident::endedBefore)
        .containsExactly(ended.endedBefore(), older.endedBefore());
    assertThat(store.latest(IncidentFilter.ALL, 9)).hasSize(3).endsWith(open.withoutIds());
  }

  private static Incident ended(Incident i, Instant end) {
    return new Incident(
        i.id(),
        i.kind(),
        i.service(),
        i.domains(),
        i.cc(),
        i.asns(),
        i.mechanism(),
        false,
        i.grade(),
        i.confidence(),
        i.startedAfter(),
        i.startedBefore(),
        Optional.of(end),
        Optional.of(end),
        end,
        Optional.of(new Unblocked(end, end, 3, i.asns(), List.of())),
        i.measurements(),
        i.probes(),
        i.contradicting(),
        i.votes(),
        i.active(),
        i.means(),
        i.rejected(),
        i.evidence(),
        i.counterEvidence());
  }

  @Test
  void acts_areThereInTheOrderOfTheJournal_whateverTheOrderOfCommits() throws Exception {
    IncidentId id = incidents(3).getFirst().id();
    Act.Sentence said = new Act.Sentence("қ", "р", "e");
    Act first = new Act(id, NOON, "aigul", new Act.Retraction(said));
    Act second = new Act(id, NOON, "", new Act.Contest("It opens."));
    Act third = new Act(id, NOON, "daniyar", new Act.Restoration(said));
    store.commit(new Batch(List.of(), acts(2, second, third), Map.of(), UP_TO));
    store.commit(new Batch(List.of(), acts(1, first), Map.of(), UP_TO));
    store.close();
    store = open(directory, "one");
    assertThat(store.acts().of(id)).containsExactly(first, third);
    assertThat(store.contests(5)).containsExactly(second);
    assertThat(store.contests(0)).isEmpty();
  }

  private static List<PlacedAct> acts(long segment, Act... acts) {
    var placed = new ArrayList<PlacedAct>();
    for (Act act : acts) {
      placed.add(new PlacedAct(act, new Address(new Position(segment, 32), placed.size())));
    }
    return placed;
  }

  @Test
  void filterByService_selectsThoseOfTheService_andOfNoDomainOfThatName() {
    var kz = new CountryCode("KZ");
    store.commit(
        new Batch(
            List.of(), Map.of(new Subject("service xabar", "xabar", kz), incidents(3)), UP_TO));
    assertThat(store.incidents(ofService("xabar"))).hasSize(1);
    assertThat(store.incidents(ofService("sau.example"))).isEmpty();
  }

  private static IncidentFilter ofService(String id) {
    return new IncidentFilter(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(id));
  }

  @Test
  void functions_areThoseOfTheLastEvidenceThatHasAny_inTheOrderOfTheFunctions() {
    var blocked = new Outcome.Blocked(Mechanism.TLS_RESET);
    List<JudgedMeasurement> measurements =
        List.of(
            measurement(0, blocked, "sau", Map.of(ServiceFunction.CALLS, "partly")),
            measurement(
                2,
                blocked,
                "sau",
                Map.of(ServiceFunction.CALLS, "fails", ServiceFunction.MESSAGES, "works")),
            measurement(4, blocked, "sau", Map.of()));
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    measurements.forEach(m -> fold.add(m.ballot()));
    List<Incident> incidents = fold.incidents();
    store.commit(batch(measurements, incidents));

    var functions = store.functions(incidents).get(incidents.getFirst().id());

    assertThat(functions)
        .containsExactly(
            Map.entry(ServiceFunction.MESSAGES, "works"),
            Map.entry(ServiceFunction.CALLS, "fails"));
    assertThat(store.measurement(id(0), measurements.getFirst().at()).orElseThrow().functions())
        .containsExactly(Map.entry(ServiceFunction.CALLS, "partly"));
    assertThat(store.functions(incidents(3))).isEmpty();
  }

  @Test
  void functions_areFoundWhereverTheMeasurementCameFrom_andKeptFromCommitToCommit() {
    var blocked = new Outcome.Blocked(Mechanism.TLS_RESET);
    List<JudgedMeasurement> earlier =
        List.of(
            measurement(0, blocked, "sau", Map.of()),
            measurement(2, blocked, "sau", Map.of(ServiceFunction.CALLS, "fails")),
            measurement(4, blocked, "sau", Map.of()));
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    earlier.forEach(m -> fold.add(m.ballot()));
    store.commit(batch(earlier, List.of()));
    store.commit(batch(List.of(), fold.incidents()));
    assertThat(functionsOf(fold)).containsExactly(Map.entry(ServiceFunction.CALLS, "fails"));
    store.commit(batch(List.of(), fold.incidents()));
    assertThat(functionsOf(fold)).containsExactly(Map.entry(ServiceFunction.CALLS, "fails"));

    JudgedMeasurement silent = measurement(6, blocked, "sau", Map.of());
    fold.add(silent.ballot());
    store.commit(batch(List.of(silent), fold.incidents()));
    assertThat(functionsOf(fold)).containsExactly(Map.entry(ServiceFunction.CALLS, "fails"));

    JudgedMeasurement later =
        measurement(8, blocked, "sau", Map.of(ServiceFunction.CALLS, "partly"));
    fold.add(later.ballot());
    store.commit(batch(List.of(later), fold.incidents()));
    assertThat(functionsOf(fold)).containsExactly(Map.entry(ServiceFunction.CALLS, "partly"));
  }

  private Map<ServiceFunction, String> functionsOf(IncidentFold fold) {
    List<Incident> incidents = fold.incidents();
    return store.functions(incidents).getOrDefault(incidents.getFirst().id(), Map.of());
  }

  @Test
  void whatWasMeasured_isKnown_andWhatNeverWasIsNot() throws Exception {
    var blocked = new Outcome.Blocked(Mechanism.TLS_RESET);
    store.commit(batch(everyOutcome(), List.of()));
    store.commit(batch(List.of(measurement(6, blocked, "sau", Map.of())), List.of()));
    for (int i = 0; i < 2; i++) {
      assertThat(store.wasMeasured(Optional.of("sau.example"), Optional.empty())).isTrue();
      assertThat(store.wasMeasured(Optional.empty(), Optional.of("sau"))).isTrue();
      assertThat(store.wasMeasured(Optional.of("www.sau.example"), Optional.empty())).isFalse();
      assertThat(store.wasMeasured(Optional.empty(), Optional.of("xabar"))).isFalse();
      store.close();
      store = open(directory, "one");
    }
  }

  /** Whole days are counted by the day; a microsecond before one, where nothing was, is not. */
  @Test
  void countsByTheDay_areThoseOfTheMeasurements_overManyCommits() {
    for (int commit = 0; commit < 4; commit++) {
      var part = new ArrayList<JudgedMeasurement>();
      for (int n = 100 * commit; n < 100 * commit + 40; n++) {
        Outcome outcome = everyOutcome().get(n % 5).outcome();
        part.add(
            measurement(2 * n, outcome, n % 3 == 0 ? "sau" : "", Map.of())
                .redacted(NOON.plus(Duration.ofHours(5L * n)), new Asn(64_500 + n % 2)));
      }
      store.commit(batch(part, List.of()));
    }
    Instant midnight = Instant.parse("2026-11-24T00:00:00Z");
    for (List<Axis> axes :
        List.of(
            List.<Axis>of(),
            List.of(Axis.SERVICE, Axis.DAY),
            List.of(Axis.ASN, Axis.WEEK),
            List.of(Axis.CC, Axis.ASN),
            List.of(Axis.CATEGORY))) {
      List<Tally> byDay = store.tallies(axes, filter("since", midnight.toString()), 999);
      Instant before = midnight.minus(1, ChronoUnit.MICROS);
      assertThat(byDay).isEqualTo(store.tallies(axes, filter("since", before.toString()), 999));
      assertThat(byDay.stream().mapToLong(Tally::measurements).sum()).isEqualTo(160);
    }
    Instant end = midnight.plus(Duration.ofDays(3));
    assertThat(store.tallies(List.of(), filter("until", end.toString()), 9))
        .isEqualTo(
            store.tallies(
                List.of(), filter("until", end.minus(1, ChronoUnit.MICROS).toString()), 9));
  }

  /** A store that keeps its plans must not keep what it planned by: an empty table, the largest. */
  @Test
  void whatIsAskedAgain_seesWhatWasCommittedSince() {
    List<Axis> byNetwork = List.of(Axis.ASN, Axis.HOUR);
    List<Axis> bySite = List.of(Axis.MECHANISM, Axis.WEEK);
    assertThat(store.tallies(byNetwork, MeasurementFilter.ALL, 99)).isEmpty();
    assertThat(store.tallies(bySite, filter("domain", "sau.example"), 99)).isEmpty();
    for (int commit = 1; commit <= 3; commit++) {
      List<JudgedMeasurement> part = new ArrayList<>();
      for (int n = 0; n < 5; n++) {
        JudgedMeasurement m = measurement(5 * commit + n, everyOutcome().get(n).outcome());
        Instant later = m.time().plus(Duration.ofDays(400L * commit));
        part.add(m.redacted(later, new Asn(m.asn().number() - 70_000L * commit)));
      }
      store.commit(batch(part, List.of()));
      assertThat(store.tallies(byNetwork, MeasurementFilter.ALL, 99)).hasSize(commit);
      assertThat(store.tallies(bySite, filter("domain", "sau.example"), 99)).hasSize(2 * commit);
      assertThat(found(filter("since", part.getFirst().time().toString()))).hasSize(5);
      assertThat(store.named(Set.of(Network.of(part.getFirst().ballot().cell())))).hasSize(1);
    }
  }

  @Test
  void search_givesTheLastFirst_pageByPage_byEachField() {
    List<JudgedMeasurement> all = everyOutcome();
    store.commit(batch(all, List.of()));

    List<JudgedMeasurement> first = store.measurements(MeasurementFilter.ALL, Optional.empty(), 3);
    assertThat(first).containsExactly(all.get(4), all.get(3), all.get(2));
    assertThat(store.measurements(MeasurementFilter.ALL, Optional.of(first.getLast().at()), 3))
        .containsExactly(all.get(1), all.get(0));
    assertThat(found(filter("outcome", "down"))).containsExactly(all.get(2));
    assertThat(found(filter("mechanism", "tls.mitm.known_root"))).containsExactly(all.get(1));
    assertThat(found(filter("since", all.get(3).time().toString())))
        .containsExactly(all.get(4), all.get(3));
    assertThat(found(filter("until", all.get(1).time().toString()))).containsExactly(all.get(0));
    assertThat(found(filter("domain", "sau.example"))).hasSize(5);
    assertThat(found(filter("domain", "' OR 1=1 --"))).isEmpty();
    assertThat(found(filter("category", "NEWS"))).hasSize(5);
    assertThat(found(filter("service", "other"))).isEmpty();
    assertThat(found(filter("cc", "KG"))).isEmpty();
  }

  @Test
  void measurementsByTheirIds_areThoseWithinTheFilter_byTime() {
    List<JudgedMeasurement> all = everyOutcome();
    store.commit(batch(all, List.of()));

    List<MeasurementId> asked =
        List.of(all.get(3).id(), all.get(1).id(), new MeasurementId("ab".repeat(32)));
    assertThat(store.measurements(asked, MeasurementFilter.ALL))
        .containsExactly(all.get(1), all.get(3));
    assertThat(store.measurements(asked, filter("since", all.get(3).time().toString())))
        .containsExactly(all.get(3));
    assertThat(store.measurements(List.of(), MeasurementFilter.ALL)).isEmpty();
    assertThat(store.measurements(asked, filter("domain", "sau.example")))
        .as("of a site")
        .containsExactly(all.get(1), all.get(3));
    assertThat(store.measurements(asked, filter("domain", "other.example"))).isEmpty();
    assertThat(store.measurements(asked, filter("domain", ""))).isEmpty();
  }

  @Test
  void whatIsAskedOfOneSiteOrService_isWhatAllOfThemHave() {
    var blocked = new Outcome.Blocked(Mechanism.TLS_RESET);
    List<JudgedMeasurement> all = new ArrayList<>(everyOutcome());
    all.add(measurement(6, blocked, "sau", Map.of()));
    all.add(measurement(8, new Outcome.Down(), "sau", Map.of()));
    store.commit(batch(all, List.of()));
    List<Axis> axes = List.of(Axis.MECHANISM, Axis.HOUR);
    assertThat(store.tallies(axes, filter("domain", "sau.example"), 9))
        .isEqualTo(store.tallies(axes, MeasurementFilter.ALL, 9))
        .hasSize(3);
    assertThat(store.tallies(List.of(Axis.DOMAIN, Axis.HOUR), filter("service", "sau"), 9))
        .containsExactly(
            new Tally(List.of("sau.example", "2026-11-24T07:00:00Z"), 2, 0, 1, 1, 0, 0));
    assertThat(store.tallies(List.of(), filter("domain", "other.example"), 9))
        .containsExactly(new Tally(List.of(), 0, 0, 0, 0, 0, 0));
    List<MeasurementId> asked = List.of(all.get(1).id(), all.get(5).id());
    assertThat(store.measurements(asked, filter("service", "sau"))).containsExactly(all.get(5));
  }

  @Test
  void tallies_countByEachAxisAndByTwo() {
    store.commit(batch(everyOutcome(), List.of()));

    Tally all = new Tally(List.of(), 5, 1, 1, 1, 1, 1);
    assertThat(store.tallies(List.of(), MeasurementFilter.ALL, 9)).containsExactly(all);
    assertThat(keys(Axis.DOMAIN)).containsExactly(List.of("sau.example"));
    assertThat(keys(Axis.SERVICE)).containsExactly(List.of(""));
    assertThat(keys(Axis.CATEGORY)).containsExactly(List.of("NEWS"));
    assertThat(keys(Axis.CC)).containsExactly(List.of("KZ"));
    assertThat(keys(Axis.MECHANISM)).containsExactly(List.of(""), List.of("tls.mitm.known_root"));
    assertThat(keys(Axis.HOUR)).containsExactly(List.of("2026-11-24T07:00:00Z"));
    assertThat(keys(Axis.WEEK)).containsExactly(List.of("2026-11-23"));
    assertThat(keys(Axis.HOUR_OF_WEEK)).containsExactly(List.of("31"));
    assertThat(store.tallies(List.of(Axis.DAY, Axis.MECHANISM), MeasurementFilter.ALL, 9))
        .containsExactly(
            new Tally(List.of("2026-11-24", ""), 4, 1, 0, 1, 1, 1),
            new Tally(List.of("2026-11-24", "tls.mitm.known_root"), 1, 0, 1, 0, 0, 0));
    assertThat(store.tallies(List.of(Axis.DAY, Axis.MECHANISM), MeasurementFilter.ALL, 1))
        .hasSize(1);
  }

  @Test
  void networkOfTwoVoters_isNotNamedNorFound_untilAThirdIsHeard() {
    store.nameBy(new Naming(fewest(Naming.FEWEST)));
    List<JudgedMeasurement> all = everyOutcome();
    var network = new Network(new CountryCode("KZ"), all.getFirst().asn());
    var otherNetwork = new Network(new CountryCode("KZ"), new Asn(1));
    store.commit(batch(all.subList(1, 3), List.of()));

    assertThat(store.named(Set.of(network, otherNetwork))).isEmpty();
    assertThat(keys(Axis.ASN)).containsExactly(List.of(""));
    assertThat(found(filter("asn", "AS4294967295"))).isEmpty();
    assertThat(store.tallies(List.of(), filter("asn", "AS4294967295"), 9))
        .containsExactly(new Tally(List.of(), 0, 0, 0, 0, 0, 0));

    store.commit(batch(all.subList(3, 4), List.of()));

    assertThat(store.named(Set.of(network, otherNetwork))).containsExactly(network);
    assertThat(keys(Axis.ASN)).containsExactly(List.of("AS4294967295"));
    assertThat(found(filter("asn", "AS4294967295"))).hasSize(3);
  }

  @Test
  void networkNamedInOneCountry_isNeitherNamedNorFoundInAnother() {
    commitOfANetworkNamedInOneOfTwoCountries();

    String number = "AS4294967295";
    assertThat(store.tallies(List.of(Axis.CC, Axis.ASN), MeasurementFilter.ALL, 9))
        .extracting(Tally::keys)
        .containsExactly(List.of("KG", ""), List.of("KZ", number));
    assertThat(store.tallies(List.of(Axis.ASN), filter("cc", "KG"), 9))
        .containsExactly(new Tally(List.of(""), 1, 0, 0, 1, 0, 0));
    assertThat(store.tallies(List.of(Axis.ASN), filter("cc", "KZ"), 9))
        .containsExactly(new Tally(List.of(number), 5, 1, 1, 1, 1, 1));
    assertThat(found(filter("asn", number))).hasSize(5);
    assertThat(found(inOne(filter("asn", number), "KZ"))).hasSize(5);
    assertThat(found(inOne(filter("asn", number), "KG"))).isEmpty();
    assertThat(store.tallies(List.of(), inOne(filter("asn", number), "KG"), 9))
        .containsExactly(new Tally(List.of(), 0, 0, 0, 0, 0, 0));
  }

  @Test
  void networksOfASite_areNamedAsThoseOfAllSites() {
    commitOfANetworkNamedInOneOfTwoCountries();

    MeasurementFilter ofSite = filter("domain", "sau.example");
    for (List<Axis> axes :
        List.of(
            List.of(Axis.ASN),
            List.of(Axis.CC, Axis.ASN),
            List.of(Axis.ASN, Axis.DAY),
            List.of(Axis.HOUR, Axis.ASN))) {
      assertThat(store.tallies(axes, ofSite, 9))
          .isEqualTo(store.tallies(axes, MeasurementFilter.ALL, 9))
          .hasSize(2);
      for (String cc : List.of("KZ", "KG")) {
        assertThat(store.tallies(axes, inOne(ofSite, cc), 9))
            .isEqualTo(store.tallies(axes, filter("cc", cc), 9))
            .hasSize(1);
      }
    }
  }

  @Test
  void networkThatMayBeSmall_isNamedAfterFiveVoters_andACompanysNever() throws Exception {
    List<JudgedMeasurement> all = everyOutcome();
    var network = Network.of(all.getFirst().ballot().cell());
    store.commit(batch(all.subList(0, 4), List.of()));
    assertThat(store.named(Set.of(network))).isEmpty();
    store.commit(batch(all.subList(4, 5), List.of()));
    assertThat(store.named(Set.of(network))).containsExactly(network);
    store.nameBy(new Naming(fewest(Naming.NEVER)));
    assertThat(store.named(Set.of(network))).isEmpty();
    store.close();
    store = open(directory, "one");
    assertThat(store.named(Set.of(network))).as("remembered").isEmpty();
  }

  private static SortedMap<Asn, Integer> fewest(int voters) {
    var fewest = new TreeMap<Asn, Integer>(Comparator.comparingLong(Asn::number));
    fewest.put(new Asn(4_294_967_295L), voters);
    return fewest;
  }

  @Test
  void whatEverybodyMayAsk_saysNoMinuteAndNoNetworkThatIsNotNamed() {
    List<JudgedMeasurement> all = everyOutcome();
    List<Incident> incidents = incidents(3);
    store.commit(batch(all.subList(0, 4), incidents));
    var everybody = new PublicStore(store);
    Instant hour = Instant.parse("2026-11-24T07:00:00Z");
    assertThat(everybody.measurements(MeasurementFilter.ALL, Optional.empty(), 9))
        .hasSize(4)
        .allMatch(m -> m.time().equals(hour) && m.asn().equals(Asn.UNKNOWN))
        .allMatch(m -> m.probe().isEmpty() && m.prefix().isEmpty());
    Incident shown = everybody.incidents(IncidentFilter.ALL).getFirst();
    assertThat(shown.asns()).containsExactly(Asn.UNKNOWN);
    assertThat(shown.startedBefore()).isEqualTo(hour.plusSeconds(3600));
    assertThat(shown.lastMeasured()).isEqualTo(hour);
    assertThat(everybody.incident(incidents.getFirst().id()).map(Incident::withoutIds))
        .contains(shown);
    var ofItsNetwork =
        new IncidentFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Asn(4_294_967_295L)),
            Optional.empty(),
            Optional.empty());
    assertThat(everybody.incidents(ofItsNetwork)).isEmpty();
    MeasurementFilter bisecting = filter("since", hour.plusSeconds(1).toString());
    assertThat(everybody.measurements(bisecting, Optional.empty(), 9)).isEmpty();
    assertThat(everybody.tallies(List.of(), bisecting, 9).getFirst().measurements()).isZero();
    store.commit(batch(all.subList(4, 5), incidents));
    assertThat(everybody.incidents(ofItsNetwork)).hasSize(1);
  }

  private List<List<String>> keys(Axis axis) {
    return store.tallies(List.of(axis), MeasurementFilter.ALL, 9).stream()
        .map(Tally::keys)
        .toList();
  }

  private List<JudgedMeasurement> found(MeasurementFilter filter) {
    return store.measurements(filter, Optional.empty(), 9);
  }

  private static MeasurementFilter filter(String field, String value) {
    Optional<String> text = Optional.of(value);
    return new MeasurementFilter(
        text.filter(_ -> field.equals("since")).map(Instant::parse),
        text.filter(_ -> field.equals("until")).map(Instant::parse),
        text.filter(_ -> field.equals("cc")).map(CountryCode::new),
        text.filter(_ -> field.equals("asn")).flatMap(Asn::parse).stream()
            .collect(Collectors.toSet()),
        text.filter(_ -> field.equals("domain")),
        text.filter(_ -> field.equals("service")),
        text.filter(_ -> field.equals("category")),
        text.filter(_ -> field.equals("outcome")),
        text.filter(_ -> field.equals("mechanism")).flatMap(Mechanism::parse));
  }

  private static MeasurementFilter inOne(MeasurementFilter asked, String cc) {
    return new MeasurementFilter(
        asked.since(),
        asked.until(),
        Optional.of(new CountryCode(cc)),
        asked.asns(),
        asked.domain(),
        asked.service(),
        asked.category(),
        asked.outcome(),
        asked.mechanism());
  }

  private static Optional<StateAt> at(State state, int days) {
    return Optional.of(new StateAt(state, NOON.plus(Duration.ofDays(days))));
  }

  private static List<Incident> withoutIds(List<Incident> incidents) {
    return incidents.stream().map(Incident::withoutIds).toList();
  }

  static Batch batch(List<JudgedMeasurement> measurements, List<Incident> incidents) {
    var subject = new Subject("domain sau.example", "", new CountryCode("KZ"));
    return new Batch(measurements, Map.of(subject, incidents), UP_TO);
  }

  static List<JudgedMeasurement> everyOutcome() {
    List<Outcome> outcomes =
        List.of(
            new Outcome.Accessible(),
            new Outcome.Blocked(Mechanism.TLS_MITM_KNOWN_ROOT),
            new Outcome.Down(),
            new Outcome.ServerSide(),
            new Outcome.Inconclusive(Outcome.Reason.GATE));
    var measurements = new ArrayList<JudgedMeasurement>();
    for (int i = 0; i < outcomes.size(); i++) {
      measurements.add(measurement(i, outcomes.get(i)));
    }
    return measurements;
  }

  private static List<Incident> incidents(int probes) {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (int i = 0; i < probes; i++) {
      // Even numbers are decisive: one word each is a vote.
      fold.add(measurement(2 * i, new Outcome.Blocked(Mechanism.TLS_RESET)).ballot());
    }
    List<Incident> incidents = fold.incidents();
    assertThat(incidents).hasSize(1);
    return incidents;
  }

  private void commitOfANetworkNamedInOneOfTwoCountries() {
    store.nameBy(new Naming(fewest(Naming.FEWEST)));
    List<JudgedMeasurement> all = new ArrayList<>(everyOutcome());
    all.add(in(new CountryCode("KG"), measurement(9, new Outcome.Down())));
    store.commit(batch(all, List.of()));
  }

  private static JudgedMeasurement in(CountryCode cc, JudgedMeasurement m) {
    return new JudgedMeasurement(
        m.id(),
        m.start(),
        m.received(),
        m.input(),
        m.domain(),
        m.service(),
        m.category(),
        cc,
        m.asn(),
        m.probe(),
        m.prefix(),
        m.standing(),
        m.outcome(),
        m.confidence(),
        m.decisive(),
        m.rules(),
        m.functions(),
        m.at());
  }

  private static JudgedMeasurement measurement(int number, Outcome outcome) {
    return measurement(number, outcome, "", Map.of());
  }

  private static JudgedMeasurement measurement(
      int number, Outcome outcome, String service, Map<ServiceFunction, String> functions) {
    return new JudgedMeasurement(
        id(number),
        NOON.plusSeconds(number),
        NOON.plusSeconds(60),
        "https://sau.example/«№»",
        "sau.example",
        service,
        "NEWS",
        new CountryCode("KZ"),
        new Asn(4_294_967_295L),
        "probe-" + number,
        number == 0 ? "" : String.format("%016x", number),
        Standing.values()[number % 2],
        outcome,
        0.123,
        number % 2 == 0,
        number == 0 ? List.of() : List.of("tls.a", "tls.b"),
        functions,
        new Address(new Position(1, 32), number));
  }

  private static MeasurementId id(int number) {
    return new MeasurementId(String.format("%064x", number));
  }
}
