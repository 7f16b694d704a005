package org.burkit.probe.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop, with a wall clock that only the test sets. */
class DaemonTest {
  private static final long PATIENCE = 20;
  private static final Line HOME = new Line(true, Optional.of("home"), false, false);

  @TempDir Path directory;
  private final BlockingQueue<Integer> runs = new ArrayBlockingQueue<>(100);
  private final BlockingQueue<Daemon.End> ended = new ArrayBlockingQueue<>(100);
  private final BlockingQueue<Integer> brokenOff = new ArrayBlockingQueue<>(100);
  private volatile ZonedDateTime wall =
      ZonedDateTime.of(2026, 11, 10, 14, 59, 0, 0, ZoneOffset.UTC);
  private final AtomicReference<Exception> broken = new AtomicReference<>();
  private volatile long nanos;
  private volatile Line line = HOME;

  private volatile boolean readsFiles;

  /** Runs end once this does, or their thread is interrupted. */
  private volatile CountDownLatch end = new CountDownLatch(0);

  private Home home;
  private Past past;
  private Daemon daemon;
  private Thread loop;

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory);
    past = Past.of(home);
    Files.createFile(home.running());
    Clocks clocks =
        new Clocks() {
          @Override
          public ZonedDateTime wall() {
            return wall;
          }

          @Override
          public long nanos() {
            return nanos;
          }
        };
    daemon =
        new Daemon(
            home,
            past,
            (settings, targets, watcher) -> {
              runs.add(targets);
              if (isBrokenOff()) {
                brokenOff.add(targets);
                if (readsFiles) {
                  throw new ClosedByInterruptException();
                }
              } else {
                watcher.measured(targets, targets);
              }
              return 1_000;
            },
            () -> line,
            clocks,
            new Explanations(Locale.ENGLISH),
            new SplittableRandom(7));
    loop =
        Thread.ofVirtual()
            .start(() -> {
              try {
                Daemon.End why;
                do { // as where a process cannot begin anew
                  why = daemon.run();
                  ended.add(why);
                  daemon.goOn();
                } while (why == Daemon.End.USED);
              } catch (Exception e) {
                broken.set(e);
              }
            });
  }

  private boolean isBrokenOff() {
    try {
      end.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  @AfterEach
  void end() throws Exception {
    daemon.stop();
    assertThat(loop.join(Duration.ofSeconds(PATIENCE))).isTrue();
    assertThat(broken).hasNullValue();
  }

  @Test
  void consent_beginsTheFirstTurn_andTheNextHourTheNext() throws Exception {
    await(Next.Why.NO_CONSENT);
    assertThat(runs).isEmpty();

    Consent.give(home);
    daemon.lookAgain();
    assertThat(runs.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.NOT_DUE);
    assertThat(Past.of(home).spent(wall.toInstant())).isEqualTo(1_000);

    nanos += Duration.ofHours(1).toNanos();
    wall = wall.plusHours(1);
    daemon.lookAgain();
    assertThat(runs.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void pause_isKeptAndHolds() throws Exception {
    daemon.change(Settings.USUAL.paused(Optional.of(Settings.FOR_EVER)));
    Consent.give(home);
    daemon.lookAgain();

    await(Next.Why.PAUSED);
    assertThat(runs).isEmpty();
    assertThat(Settings.of(home).pausedUntil()).contains(Settings.FOR_EVER);
  }

  @Test
  void withdrawnConsent_breaksOffTheRun_andItsDataIsCounted() throws Exception {
    measureWithoutEnd();
    Consent.withdraw(home);
    daemon.heed();

    assertThat(brokenOff.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.NO_CONSENT);
    assertThat(Past.of(home).spent(wall.toInstant())).isEqualTo(1_000);
  }

  @Test
  void pause_breaksOffTheRun() throws Exception {
    measureWithoutEnd();
    daemon.change(Settings.USUAL.paused(Optional.of(Settings.FOR_EVER)));

    assertThat(brokenOff.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.PAUSED);
  }

  @Test
  void fileThatWasReadWhenTheRunWasBrokenOff_isNoFault() throws Exception {
    readsFiles = true;
    measureWithoutEnd();
    daemon.change(Settings.USUAL.paused(Optional.of(Settings.FOR_EVER)));

    assertThat(brokenOff.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.PAUSED);
  }

  @Test
  void tunnelThatComesUp_breaksOffTheRun() throws Exception {
    measureWithoutEnd();
    line = new Line(true, Optional.of("tun0"), true, false);
    daemon.heed();

    assertThat(brokenOff.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.TUNNEL);
  }

  @Test
  void runForWhichAllIsAsItWas_isLeftAlone() throws Exception {
    measureWithoutEnd();
    daemon.heed();
    end.countDown();

    await(Next.Why.NOT_DUE);
    assertThat(brokenOff).isEmpty();
  }

  @Test
  void calmAfterARun_isTheTimeToBeginAnew_onceNobodyLooks() throws Exception {
    Consent.give(home);
    daemon.lookAgain();
    assertThat(runs.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
    await(Next.Why.NOT_DUE);
    nanos += Duration.ofMinutes(3).toNanos();
    daemon.look();
    nanos += Duration.ofMinutes(2).toNanos();
    assertThat(daemon.isCalm()).isFalse();
    assertThat(ended).isEmpty();

    nanos += Duration.ofMinutes(4).toNanos();
    daemon.lookAgain();
    assertThat(ended.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(Daemon.End.USED);
    assertThat(daemon.isCalm()).isTrue();
    daemon.stop();
    assertThat(daemon.isCalm()).isFalse();
  }

  @Test
  void whoHasNotMeasured_neverBeginsAnew() throws Exception {
    await(Next.Why.NO_CONSENT);
    nanos += Duration.ofHours(9).toNanos();
    daemon.lookAgain();
    daemon.stop();

    assertThat(ended.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(Daemon.End.STOPPED);
  }

  /** Returns while a run goes on. */
  private void measureWithoutEnd() throws Exception {
    end = new CountDownLatch(1);
    Consent.give(home);
    daemon.lookAgain();
    assertThat(runs.poll(PATIENCE, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void deletedFile_endsTheLoopWithoutAnotherWord() throws Exception {
    await(Next.Why.NO_CONSENT);
    home.forget();
    daemon.lookAgain();

    assertThat(loop.join(Duration.ofSeconds(PATIENCE))).isTrue();
    assertThat(directory).doesNotExist();
  }

  private void await(Next.Why why) throws InterruptedException {
    long seen = -1;
    Instant end = Instant.now().plusSeconds(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Daemon.State state = daemon.await(seen, Duration.ofSeconds(PATIENCE));
      seen = state.version();
      if (state.next() instanceof Next.Rest(Instant _, Next.Why now) && now == why) {
        return;
      }
    }
    assertThat(List.of(daemon.state())).as("never was %s", why).isEmpty();
  }
}
