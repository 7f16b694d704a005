package org.burkit.bench.scaling;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.analysis.incident.IncidentFold;
import org.burkit.analysis.incident.PackedBallotBox;
import org.burkit.analysis.incident.PooledCusum;
import org.burkit.bench.large.Broker;
import org.burkit.bench.large.Database;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.Judgements;
import org.burkit.collector.fold.Judging;
import org.burkit.collector.fold.RunningFold;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Entry;
import org.burkit.collector.journal.Position;
import org.burkit.collector.kafka.ClientSettings;
import org.burkit.collector.kafka.KafkaAddress;
import org.burkit.collector.kafka.KafkaJournal;
import org.burkit.collector.kafka.StreamsFold;
import org.burkit.collector.kafka.Topics;
import org.burkit.collector.store.Batch;
import org.burkit.collector.store.Goal;
import org.burkit.collector.store.JudgedMeasurement;
import org.burkit.collector.store.PostgresStore;
import org.burkit.collector.store.Store;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;

/** What each part of the large shape does in a second of one processor, and what it keeps. */
public final class ScalingBench implements Bench {
  private static final int MEASUREMENTS = 20_000;
  private static final int HALF = MEASUREMENTS / 2;

  /** Nothing is made anew here. */
  private static final Goal GOAL = new Goal(() -> new Position(Long.MAX_VALUE, 0));

  private static final int BALLOTS = 100_000;
  private static final int STEP = 2_000;
  private static final int AT_ONCE = 64;

  /** More would be more than a door holds for the brokers. */
  private static final int BATCHES_AT_ONCE = 8;

  private static final int ROUNDS = 4;
  private static final Duration LOOK_ROUND = Duration.ofMillis(50);

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String summary() {
    return "what judging, Kafka, the fold and PostgreSQL do on one processor each";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      return report(seed, directory.path(), progress);
    } catch (Exception e) {
      throw new IllegalStateException("the bench was cut off: " + e.getMessage(), e);
    }
  }

  private static Report report(long seed, Path directory, Consumer<String> progress)
      throws Exception {
    List<Spent> spent = new ArrayList<>();
    List<List<Value>> sizes = new ArrayList<>();
    Consumer<Spent> take =
        one -> {
          spent.add(one);
          progress.accept("%s: %,.0f/s".formatted(one.what(), one.measurements() / one.seconds()));
        };
    alone(seed, directory, take);
    try (Database database = Database.start(Files.createDirectory(directory.resolve("tables")))) {
      stored(seed, database, take, sizes);
      try (Broker broker = Broker.start(directory.resolve("broker"))) {
        together(directory, database, broker, take, sizes);
      }
    }
    return new Report(
        "Cost of the large shape, for each processor",
        List.of(
            "%,d measurements of the lab, of 6 KB, after as many to warm up, and %,d verdicts of one month (150 cells, 5 hourly probes each, one cell of twenty blocked for five days) in steps of %,d. One broker, in a process of its own, with one copy of everything that it flushes before it answers; one PostgreSQL that flushes every commit; all on %d processors together with this program. What is given for each processor is reckoned from the time that the system says processors spent, so that other work on the machine changes it little."
                .formatted(
                    MEASUREMENTS, BALLOTS, STEP, Runtime.getRuntime().availableProcessors())),
        List.of(),
        List.of(
            new Table("Work", Spent.COLUMNS, spent.stream().map(Spent::row).toList()),
            new Table("What is kept", List.of("what", "bytes a measurement"), sizes)),
        List.of());
  }

  /** What needs neither broker nor database; the rounds before the last warm up. */
  private static void alone(long seed, Path directory, Consumer<Spent> take) throws Exception {
    List<Entry> entries = Workload.entries(directory, MEASUREMENTS);
    List<Ballot> ballots = Workload.ballots(seed, BALLOTS);
    var judging = new Judging(Lists.bundled());
    @Nullable Spent judged = null;
    @Nullable Spent folded = null;
    for (int round = 0; round < ROUNDS; round++) {
      judged = Spent.on("judged", MEASUREMENTS, () -> Duration.ZERO, () -> judge(judging, entries));
      folded =
          Spent.on("folded, ballots in memory", BALLOTS, () -> Duration.ZERO, () -> fold(ballots));
    }
    take.accept(Objects.requireNonNull(judged));
    take.accept(Objects.requireNonNull(folded));
  }

  private static void judge(Judging judging, List<Entry> entries) {
    var at = new Address(Position.START, 0);
    long judged = entries.stream().filter(entry -> judging.judge(entry, at).isPresent()).count();
    if (judged != entries.size()) {
      throw new IllegalStateException("all of the lab's measurements can be judged");
    }
  }

  private static void fold(List<Ballot> ballots) {
    var fold = new IncidentFold(new PooledCusum(), new PackedBallotBox(), Set.of());
    for (int i = 0; i < ballots.size(); i++) {
      fold.add(ballots.get(i));
      if ((i + 1) % STEP == 0) {
        fold.changes();
      }
    }
  }

  private static void stored(
      long seed, Database database, Consumer<Spent> take, List<List<Value>> sizes)
      throws Exception {
    List<JudgedMeasurement> rows = Workload.rows(Workload.ballots(seed, BALLOTS));
    try (Store store = PostgresStore.open(database.database(), "bench", "rows", false, GOAL)) {
      long empty = database.bytes();
      store.takeOver();
      take.accept(
          Spent.on(
              "rows into PostgreSQL",
              BALLOTS,
              database::cpu,
              () -> {
                for (int i = 0; i < BALLOTS; i += STEP) {
                  List<JudgedMeasurement> step = rows.subList(i, i + STEP);
                  store.commit(new Batch(step, Map.of(), new Position(i + STEP + 1L, 0)));
                }
              }));
      sizes.add(
          List.of(
              Value.of("PostgreSQL, with indexes"),
              Value.of((double) (database.bytes() - empty) / BALLOTS)));
    }
    try (Store store = PostgresStore.open(database.database(), "bench", "fold", false, GOAL)) {
      take.accept(
          Spent.on(
              "folded into PostgreSQL",
              BALLOTS,
              database::cpu,
              () ->
                  new Fold(new InMemory(rows), store, Lists.bundled(), _ -> {}).catchUp(_ -> {})));
      take.accept(
          Spent.on(
              "read by a collector that takes over",
              BALLOTS,
              database::cpu,
              () -> new Fold(new InMemory(rows), store, Lists.bundled(), _ -> {})));
    }
  }

  /** Rows in their order. */
  private record InMemory(List<JudgedMeasurement> rows) implements Judgements {
    @Override
    public Position end() {
      return new Position(rows.size() + 1L, 0);
    }

    @Override
    public Next next(Position from, Duration patience) {
      int begin = Math.toIntExact(from.segment() - 1);
      int end = Math.min(begin + STEP, rows.size());
      return new Next(rows.subList(begin, end), List.of(), new Position(end + 1L, 0));
    }
  }

  private static void together(
      Path directory,
      Database database,
      Broker broker,
      Consumer<Spent> take,
      List<List<Value>> sizes)
      throws Exception {
    List<Entry> entries = Workload.entries(directory, 2 * MEASUREMENTS);
    var address =
        new KafkaAddress(
            broker.address(), "bench", KafkaAddress.USUAL_PARTITIONS, ClientSettings.PLAIN);
    Topics topics = Topics.open(address, "bench");
    Path state = directory.resolve("streams");
    try (PostgresStore store =
            PostgresStore.share(database.database(), "bench", topics.identity(), GOAL);
        KafkaJournal journal = new KafkaJournal(address, topics, store::address)) {
      Spent.Work fold =
          () -> {
            try (RunningFold running =
                StreamsFold.start(address, topics, state, Lists.bundled(), store, _ -> {})) {
              awaitCaughtUp(running);
            }
          };
      append(journal, entries.subList(0, MEASUREMENTS), 100);
      fold.run();
      List<Entry> warm = entries.subList(MEASUREMENTS, 2 * MEASUREMENTS);
      take.accept(
          Spent.on(
              "acknowledged one by one, " + AT_ONCE + " at once",
              HALF,
              broker::cpu,
              () -> append(journal, warm.subList(0, HALF), 1)));
      take.accept(
          Spent.on(
              "acknowledged by the hundred",
              HALF,
              broker::cpu,
              () -> append(journal, warm.subList(HALF, MEASUREMENTS), 100)));
      take.accept(
          Spent.on(
              "judged by Streams and folded, with its start",
              MEASUREMENTS,
              () -> broker.cpu().plus(database.cpu()),
              fold));
    }
    sizes.add(kept("the journal, one copy", broker.bytes(topics.measurements())));
    sizes.add(kept("what was judged, one copy", broker.bytes(topics.judged())));
    sizes.add(kept("changelog of ids, one copy", broker.bytes(topics.application())));
  }

  private static List<Value> kept(String what, long bytes) {
    return List.of(Value.of(what), Value.of(bytes / (2.0 * MEASUREMENTS)));
  }

  private static void append(KafkaJournal journal, List<Entry> entries, int together)
      throws InterruptedException {
    var room = new Semaphore(Math.max(BATCHES_AT_ONCE, AT_ONCE / together));
    var answers = new ArrayList<CompletableFuture<?>>();
    for (int i = 0; i < entries.size(); i += together) {
      room.acquire();
      List<Entry> next = entries.subList(i, Math.min(i + together, entries.size()));
      answers.add(journal.append(next).whenComplete((_, _) -> room.release()));
    }
    CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new)).join();
  }

  private static void awaitCaughtUp(RunningFold fold) {
    while (!fold.isCaughtUp()) {
      LockSupport.parkNanos(LOOK_ROUND.toNanos());
    }
  }
}
