package org.burkit.probe.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.burkit.analysis.verdict.Judge;
import org.burkit.analysis.verdict.Verdict;
import org.burkit.model.Diagnosis;
import org.burkit.model.Gate;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.home.Pseudonyms;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.nettest.LedAstray;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.submit.Submission;
import org.burkit.probe.submit.Submitter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over many targets. One thread, once.
 *
 * <p>Each target is between two answers of the gate, with canaries in between where it takes long,
 * and is on the disk and sent as soon as the last is there: what a run has found so far survives
 * its end.
 */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final Duration PER_TARGET = Duration.ofSeconds(60);

  /** On top of that, where something failed. */
  private static final Duration PER_DIAGNOSIS = Duration.ofSeconds(60);

  /** They mostly wait; each holds at most one connection, or one trace of small packets. */
  private static final int DIAGNOSES_AT_ONCE = 24;

  /** A canary nobody waits for may be rarer than the answers that somebody waits for. */
  private static final int CANARY_SPACINGS = 3;

  /**
   * What a run works with.
   *
   * @param submitter empty where no collector was named: nothing is spooled then
   * @param circumstances what every measurement of the run says beside what was seen; may block
   * @param cleansing what takes the volunteer's name out of it; may block
   * @param parallel targets at once, at most
   * @param gateSpacing the least time between two askings of the gate
   */
  public record Equipment(
      List<NetTest> tests,
      Gatekeeper gatekeeper,
      Judge judge,
      Spool spool,
      Optional<Submitter> submitter,
      Pseudonyms pseudonyms,
      Vantage vantage,
      String softwareVersion,
      Supplier<ObjectNode> circumstances,
      Supplier<Cleansing> cleansing,
      int parallel,
      Duration gateSpacing,
      InstantSource clock) {
    public Equipment {
      tests = List.copyOf(tests);
    }
  }

  /**
   * How a run ended.
   *
   * @param gate the last answer
   * @param waiting measurements left in the spool
   * @param away why the collector could not be reached, where it could not
   */
  public record Summary(Gate gate, int sentFromBefore, int waiting, Optional<String> away) {}

  private final Equipment equipment;
  private final Watcher watcher;
  private final Seal seal;
  private final Deliveries deliveries;
  private final Semaphore diagnosing = new Semaphore(DIAGNOSES_AT_ONCE, true);
  private final AtomicInteger done = new AtomicInteger();

  public Run(Equipment equipment, Watcher watcher) {
    this.equipment = equipment;
    this.watcher = watcher;
    this.deliveries = new Deliveries(equipment.submitter(), equipment.clock());
    this.seal =
        new Seal(
            equipment.softwareVersion(),
            equipment.vantage(),
            equipment.pseudonyms(),
            equipment.circumstances(),
            deliveries::tried,
            equipment.cleansing());
  }

  /**
   * Sends what waits, then measures every target.
   *
   * @throws IOException where the spool's disk fails
   */
  public Summary over(List<Target> targets) throws IOException, InterruptedException {
    int sentFromBefore = deliveries.sendAll();
    int gone = equipment.spool().trim(Spool.MOST_BYTES);
    if (gone > 0) {
      LOG.warn("{} measurements that nobody took were let go, for want of room", gone);
    }
    Gate last;
    try (Gates gates = new Gates(equipment.gatekeeper(), spacing())) {
      measureAll(targets, gates);
      last = gates.latest();
    }
    if (!equipment.spool().waiting().isEmpty()) {
      deliveries.sendAll();
    }
    int waiting = equipment.spool().waiting().size();
    return new Summary(last, sentFromBefore, waiting, deliveries.away());
  }

  private Gates.Spacing spacing() {
    Duration least = equipment.gateSpacing();
    return new Gates.Spacing(least, least.multipliedBy(CANARY_SPACINGS));
  }

  private void measureAll(List<Target> targets, Gates gates)
      throws IOException, InterruptedException {
    Pace pace = new Pace(equipment.parallel(), Pace.WAITING);
    LineHealth line = new LineHealth();
    List<Future<?>> running = new ArrayList<>();
    var names = Thread.ofVirtual().name("probe-target-", 0).factory();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(names)) {
      for (Target target : targets) {
        Pace.Turn turn = next(pace, threads);
        running.add(
            threads.submit(() -> {
              Gates.Watch watch = gates.watch();
              Optional<Observed> observed = Optional.empty();
              try {
                observed = measure(target);
              } finally {
                turn.giveBack(sign(line, observed, gates.latest()));
              }
              try {
                observed = diagnose(target, observed);
              } finally {
                ended(targets.size(), gates);
              }
              settle(target, observed, watch.end());
              return target;
            }));
      }
    }
    if (Thread.interrupted()) { // the executor has ended all that was under way
      throw new InterruptedException("told to end while targets were measured");
    }
    for (Future<?> future : running) {
      join(future);
    }
  }

  /** Who is told to end while it waits for a turn ends those that have one as well. */
  private static Pace.Turn next(Pace pace, ExecutorService threads) throws InterruptedException {
    try {
      return pace.next();
    } catch (InterruptedException e) {
      threads.shutdownNow();
      throw e;
    }
  }

  private static LineHealth.Sign sign(LineHealth line, Optional<Observed> seen, Gate gate) {
    return gate.broken().isPresent()
        ? LineHealth.Sign.TROUBLED
        : line.after(seen.map(Observed::observations).orElse(List.of()));
  }

  private void ended(int total, Gates gates) {
    int ended = done.incrementAndGet();
    watcher.measured(ended, total);
    if (ended == total) {
      gates.noneToCome();
    }
  }

  private static void join(Future<?> future) throws IOException, InterruptedException {
    try {
      future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException disk -> throw disk;
        case RuntimeException bug -> throw bug;
        case null, default -> throw new IllegalStateException("a target's thread broke", e);
      }
    }
  }

  /** A test that throws is a bug of ours: it must not take the other targets with it. */
  private Optional<Observed> measure(Target target) throws InterruptedException {
    LOG.debug("measuring {}", target.input());
    try {
      return Optional.of(test(target).measure(target, Deadline.in(PER_TARGET)));
    } catch (LedAstray e) {
      LOG.info("a page that leads to a host which was not allowed is left out");
      return Optional.empty();
    } catch (RuntimeException e) {
      LOG.warn("a target could not be measured: {}", e.toString());
      LOG.debug("where it failed", e);
      return Optional.empty();
    }
  }

  /** Experiments have places of their own: those that wait for one hold no target's. */
  private Optional<Observed> diagnose(Target target, Optional<Observed> seen)
      throws InterruptedException {
    if (seen.isEmpty() || !test(target).isSuspicious(seen.get())) {
      return seen;
    }
    diagnosing.acquire();
    try {
      Observed observed = seen.get();
      List<Diagnosis> made = test(target).diagnose(observed, Deadline.in(PER_DIAGNOSIS));
      return made.isEmpty() ? seen : Optional.of(observed.with(made, since(observed.start())));
    } catch (RuntimeException e) {
      LOG.warn("a target could not be diagnosed: {}", e.toString());
      LOG.debug("where it failed", e);
      return seen;
    } finally {
      diagnosing.release();
    }
  }

  private Duration since(Instant start) {
    return Duration.between(start, equipment.clock().instant());
  }

  private NetTest test(Target target) {
    return equipment.tests().stream()
        .filter(test -> test.accepts(target))
        .findFirst()
        .orElseThrow();
  }

  private void settle(Target target, Optional<Observed> observed, Gate gate) throws IOException {
    Observed seen = observed.orElseGet(this::nothing);
    Measurement measurement = seal.close(test(target), target, seen, gate);
    byte[] json = MeasurementCodec.encode(measurement);
    MeasurementId id = MeasurementId.of(json);
    Submission submission = Submission.NONE;
    if (observed.isPresent() && equipment.submitter().isPresent()) {
      equipment.spool().add(id, json, equipment.clock().instant());
      submission = deliveries.of(id);
    }
    Verdict verdict = equipment.judge().judge(measurement);
    synchronized (watcher) {
      watcher.result(new TargetResult(id, measurement, verdict, submission));
    }
  }

  private Observed nothing() {
    return new Observed(
        equipment.clock().instant(), Duration.ZERO, List.of(), List.of(), ControlAnswer.NONE);
  }
}
