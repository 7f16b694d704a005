package org.burkit.probe.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.model.MeasurementCodec;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
import org.burkit.probe.run.TargetResult;
import org.burkit.probe.run.Watcher;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: decides, measures or waits, and decides anew. One thread runs it; any other may ask and
 * change. It ends when it is told to, when the file that says it runs is gone, or for a while when
 * its process had better begin anew. A run is broken off by whatever the volunteer says meanwhile,
 * and by all for which it would not have begun.
 */
public final class Daemon {
  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);

  /**
   * How soon it notices what nobody tells it: a deleted file, another line, a clock that was set.
   */
  private static final Duration NOTICES = Duration.ofSeconds(5);

  /**
   * How long after a run, and after somebody looked at the page, the process may begin anew. By
   * then no turn is waited for that only this process knows of.
   */
  private static final Duration CALM = Schedule.LEAST_BETWEEN;

  private final Home home;
  private final Past past;
  private final Runner runner;
  private final Supplier<Line> line;
  private final Clocks clocks;
  private final Explanations explanations;
  private final long seed;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private Settings settings;
  private Next next;
  private Optional<Long> lastRunNanos = Optional.empty();
  private long lookedAtNanos;

  /** Whether a run has left in memory what nobody needs until the next. */
  private boolean isUsed;

  private int done;
  private int total;
  private long version;

  /** How often somebody wanted it to look again. */
  private long asked;

  /** The loop's thread while it measures. */
  private @Nullable Thread measuring;

  private boolean isBrokenOff;

  /**
   * How things are.
   *
   * @param done of the targets of a run that is going on
   * @param version another number whenever something has changed
   */
  public record State(Next next, Settings settings, int done, int total, long version) {}

  public Daemon(
      Home home,
      Past past,
      Runner runner,
      Supplier<Line> line,
      Clocks clocks,
      Explanations explanations,
      RandomGenerator chance)
      throws IOException {
    this.home = home;
    this.past = past;
    this.runner = runner;
    this.line = line;
    this.clocks = clocks;
    this.explanations = explanations;
    this.seed = chance.nextLong();
    this.lookedAtNanos = clocks.nanos();
    this.settings = Settings.of(home);
    this.next = new Next.Rest(clocks.wall().toInstant(), Next.Why.NOT_DUE);
  }

  /** Why the loop came to an end. */
  public enum End {
    STOPPED,
    /** It has measured since it began, and its process had better begin anew, or else go on. */
    USED
  }

  /** Goes on until it is stopped, or some minutes after a run while nobody looks. */
  public End run() throws IOException, InterruptedException {
    while (goesOn()) {
      long heard = heard();
      Next decided = decide();
      say(decided);
      switch (decided) {
        case Next.Measure turn -> measure(turn, heard);
        case Next.Rest _ when isUsed && isCalm() -> {
          return End.USED;
        }
        case Next.Rest(Instant until, Next.Why _) -> rest(until);
      }
    }
    return End.STOPPED;
  }

  /**
   * True while its process may begin anew: nobody has said anything or looked for some minutes, and
   * as much has passed since the last run began. By the loop's thread.
   */
  public boolean isCalm() {
    return goesOn()
        && lastRunNanos.filter(this::isCalmSince).isPresent()
        && isCalmSince(lookedAt());
  }

  /** For a process that cannot begin anew: it goes on as it is. By the loop's thread. */
  public void goOn() {
    isUsed = false;
  }

  private boolean isCalmSince(long then) {
    return clocks.nanos() - then >= CALM.toNanos();
  }

  private long lookedAt() {
    lock.lock();
    try {
      return lookedAtNanos;
    } finally {
      lock.unlock();
    }
  }

  private boolean goesOn() {
    return !stopped.get() && Files.exists(home.running());
  }

  private Next decide() throws IOException {
    return Schedule.next(
        situation(
            lastRunNanos
                .map(nanos -> Duration.ofNanos(clocks.nanos() - nanos))
                .orElse(Duration.ofDays(1))));
  }

  private Situation situation(Duration sinceLastRun) throws IOException {
    var now = clocks.wall();
    return new Situation(
        now,
        Consent.isGiven(home),
        settings(),
        line.get(),
        past.lastRun(),
        sinceLastRun,
        past.spent(now.toInstant()),
        past.bytesPerTarget(),
        past.bytesPerBeat(),
        seed);
  }

  private void measure(Next.Measure turn, long heard) throws IOException {
    Instant began = clocks.wall().toInstant();
    List<Entry> made = new ArrayList<>();
    long bytes = 0;
    if (!begins(heard)) {
      return;
    }
    lastRunNanos = Optional.of(clocks.nanos());
    isUsed = true;
    try {
      bytes = runner.run(settings(), turn.targets(), watcher(made));
    } catch (RuntimeException e) {
      LOG.warn("a run broke off: {}", e.toString());
      LOG.debug("where it broke off", e);
    } catch (IOException e) {
      if (!wasBrokenOff()) {
        throw e;
      }
      LOG.debug("a file was in use when a run was broken off", e);
    } finally {
      ends();
    }
    if (Files.exists(home.running())) { // else the volunteer has had everything deleted meanwhile
      past.add(made, began, bytes, turn.isBeat());
    }
  }

  private long heard() {
    lock.lock();
    try {
      return asked;
    } finally {
      lock.unlock();
    }
  }

  /** False where somebody has said something since it was decided. */
  private boolean begins(long heard) {
    lock.lock();
    try {
      measuring = asked == heard ? Thread.currentThread() : null;
      isBrokenOff = false;
      return measuring != null;
    } finally {
      lock.unlock();
    }
  }

  /** Files in use by a thread that is interrupted are closed under its hands. */
  private boolean wasBrokenOff() {
    lock.lock();
    try {
      return isBrokenOff;
    } finally {
      lock.unlock();
    }
  }

  /** Afterwards nothing that was meant for the run reaches what comes after it. */
  private void ends() {
    lock.lock();
    try {
      measuring = null;
      var _ = Thread.interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Breaks off a run for which consent, line or hour are no longer what they were. */
  public void heed() throws IOException {
    if (isMeasuring()
        && Schedule.next(situation(Duration.ZERO)) instanceof Next.Rest(Instant _, Next.Why why)
        && why != Next.Why.NOT_DUE) {
      lookAgain();
    }
  }

  private boolean isMeasuring() {
    lock.lock();
    try {
      return measuring != null;
    } finally {
      lock.unlock();
    }
  }

  private Watcher watcher(List<Entry> made) {
    return new Watcher() {
      @Override
      public void measured(int now, int of) {
        progress(now, of);
      }

      @Override
      public void result(TargetResult result) {
        keep(result);
        made.add(Entry.of(result, clocks.wall().toInstant(), explanations.why(result.verdict())));
      }
    };
  }

  private void keep(TargetResult result) {
    try {
      past.keep(result.id(), MeasurementCodec.encode(result.measurement()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rest(Instant until) throws InterruptedException {
    Duration wait = Duration.between(clocks.wall().toInstant(), until);
    long left = (wait.compareTo(NOTICES) < 0 ? wait : NOTICES).toNanos();
    lock.lockInterruptibly();
    try {
      long before = asked;
      while (asked == before && !stopped.get() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void say(Next decided) {
    lock.lock();
    try {
      if (!decided.equals(next)) {
        next = decided;
        done = 0;
        total = decided instanceof Next.Measure(int targets) ? targets : 0;
        version++;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void progress(int now, int of) {
    lock.lock();
    try {
      done = now;
      total = of;
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** That somebody looks at the page, or does something there. */
  public void look() {
    lock.lock();
    try {
      lookedAtNanos = clocks.nanos();
    } finally {
      lock.unlock();
    }
  }

  public State state() {
    lock.lock();
    try {
      return new State(next, settings, done, total, version);
    } finally {
      lock.unlock();
    }
  }

  /** The state once its version is another than {@code seen}, or after so long. */
  public State await(long seen, Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (version == seen && left > 0) {
        left = changed.awaitNanos(left);
      }
      return new State(next, settings, done, total, version);
    } finally {
      lock.unlock();
    }
  }

  private Settings settings() {
    lock.lock();
    try {
      return settings;
    } finally {
      lock.unlock();
    }
  }

  /** Keeps other settings and goes by them from now on. */
  public void change(Settings wanted) throws IOException {
    wanted.keep(home);
    lock.lock();
    try {
      settings = wanted;
    } finally {
      lock.unlock();
    }
    lookAgain();
  }

  /** Has it look again at once, as after consent; a run that is going on is broken off. */
  public void lookAgain() {
    lock.lock();
    try {
      version++;
      asked++;
      changed.signalAll();
      if (measuring != null) {
        isBrokenOff = true;
        measuring.interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends it; a run that is going on is broken off. */
  public void stop() {
    stopped.set(true);
    lookAgain();
  }
}
