package org.burkit.probe.run;

import java.io.IOException;
import java.time.Duration;
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
import org.burkit.analysis.verdict.Judge;
import org.burkit.model.Gate;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.MeasurementId;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.home.DeviceSecret;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.submit.Submission;
import org.burkit.probe.submit.Submitter;
import org.burkit.probe.submit.Submitter.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run over many targets. One thread, once.
 *
 * <p>Targets go in batches with the gate asked before and after each, so that every measurement
 * carries both answers and at most one batch is lost with the machine.
 */
public final class Run {
  private static final Logger LOG = LoggerFactory.getLogger(Run.class);
  private static final int BATCH = 32;
  private static final Duration PER_TARGET = Duration.ofSeconds(60);
  private static final Duration GATE = Duration.ofSeconds(40);

  /**
   * What a run works with.
   *
   * @param submitter empty where no collector was named: nothing is spooled then
   * @param parallel targets at once
   */
  public record Equipment(
      List<NetTest> tests,
      Gatekeeper gatekeeper,
      Judge judge,
      Spool spool,
      Optional<Submitter> submitter,
      DeviceSecret secret,
      Vantage vantage,
      String softwareVersion,
      int parallel,
      InstantSource clock) {
    public Equipment {
      tests = List.copyOf(tests);
    }
  }

  /**
   * How a run ended.
   *
   * @param gate of the last batch
   * @param waiting measurements left in the spool
   * @param away why the collector could not be reached, where it could not
   */
  public record Summary(
      Optional<Gate> gate, int sentFromBefore, int waiting, Optional<String> away) {}

  private final Equipment equipment;
  private final Watcher watcher;
  private final Seal seal;
  private final AtomicInteger done = new AtomicInteger();

  public Run(Equipment equipment, Watcher watcher) {
    this.equipment = equipment;
    this.watcher = watcher;
    this.seal = new Seal(equipment.softwareVersion(), equipment.vantage(), equipment.secret());
  }

  /**
   * Sends what waits, then measures every target.
   *
   * @throws IOException where the spool's disk fails
   */
  public Summary over(List<Target> targets) throws IOException, InterruptedException {
    Delivery before = deliver();
    Optional<Gate> gate = Optional.empty();
    Optional<String> away = before.away();
    for (int from = 0; from < targets.size(); from += BATCH) {
      List<Target> batch = targets.subList(from, Math.min(targets.size(), from + BATCH));
      Gate opening = gate.isPresent() ? gate.get() : askGate();
      List<Optional<Observed>> observed = measureAll(batch, targets.size());
      Gate closing = askGate();
      gate = Optional.of(closing);
      Delivery delivery = settle(batch, observed, Gatekeeper.both(opening, closing));
      away = delivery.away();
    }
    int waiting = equipment.spool().waiting().size();
    return new Summary(gate, before.outcomes().size(), waiting, away);
  }

  private Gate askGate() throws InterruptedException {
    return equipment.gatekeeper().ask(Deadline.in(GATE));
  }

  private Delivery deliver() throws IOException {
    return equipment.submitter().isEmpty()
        ? Delivery.NOTHING
        : equipment.submitter().get().sendAll();
  }

  private List<Optional<Observed>> measureAll(List<Target> batch, int total)
      throws InterruptedException {
    Semaphore politeness = new Semaphore(equipment.parallel());
    List<Future<Optional<Observed>>> running = new ArrayList<>();
    var names = Thread.ofVirtual().name("probe-target-", 0).factory();
    try (ExecutorService threads = Executors.newThreadPerTaskExecutor(names)) {
      for (Target target : batch) {
        politeness.acquire();
        running.add(
            threads.submit(() -> {
              try {
                return measure(target);
              } finally {
                politeness.release();
                watcher.measured(done.incrementAndGet(), total);
              }
            }));
      }
    }
    List<Optional<Observed>> observed = new ArrayList<>();
    for (Future<Optional<Observed>> future : running) {
      observed.add(observed(future));
    }
    return observed;
  }

  private Optional<Observed> measure(Target target) throws InterruptedException {
    LOG.debug("measuring {}", target.input());
    return Optional.of(test(target).measure(target, Deadline.in(PER_TARGET)));
  }

  private NetTest test(Target target) {
    return equipment.tests().stream()
        .filter(test -> test.accepts(target))
        .findFirst()
        .orElseThrow();
  }

  /** A test that throws is a bug of ours: it must not take the other targets with it. */
  private static Optional<Observed> observed(Future<Optional<Observed>> future)
      throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      LOG.warn("a target could not be measured: {}", String.valueOf(e.getCause()));
      LOG.debug("where it failed", e);
      return Optional.empty();
    }
  }

  private record Sealed(MeasurementId id, Measurement measurement, boolean kept) {}

  private Delivery settle(List<Target> batch, List<Optional<Observed>> observed, Gate gate)
      throws IOException {
    List<Sealed> sealed = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      sealed.add(seal(batch.get(i), observed.get(i), gate));
    }
    Delivery delivery = deliver();
    for (Sealed one : sealed) {
      Submission fallback = one.kept() ? Submission.SPOOLED : Submission.NONE;
      Submission submission = delivery.outcomes().getOrDefault(one.id(), fallback);
      watcher.result(
          new TargetResult(
              one.id(), one.measurement(), equipment.judge().judge(one.measurement()), submission));
    }
    return delivery;
  }

  private Sealed seal(Target target, Optional<Observed> observed, Gate gate) throws IOException {
    Observed seen = observed.orElseGet(this::nothing);
    Measurement measurement = seal.close(test(target), target, seen, gate);
    byte[] json = MeasurementCodec.encode(measurement);
    MeasurementId id = MeasurementId.of(json);
    boolean kept = observed.isPresent() && equipment.submitter().isPresent();
    if (kept) {
      equipment.spool().add(id, json, equipment.clock().instant());
    }
    return new Sealed(id, measurement, kept);
  }

  private Observed nothing() {
    return new Observed(equipment.clock().instant(), Duration.ZERO, List.of(), ControlAnswer.NONE);
  }
}
