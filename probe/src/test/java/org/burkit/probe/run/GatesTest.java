package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.burkit.model.Gate;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.PlainInstruments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class GatesTest {
  /** A neutral host that does not exist is asked for twice: the two tries of one gate. */
  private static final int QUESTIONS_PER_GATE = 2;

  private static final Duration NEVER = Duration.ofHours(1);

  private Network network;
  private NameServer resolver;

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(), InstantSource.system(), Duration.ZERO);
    resolver = new NameServer((question, n) -> List.of(NameServer.rcode(question, Rcode.NXDOMAIN)));
  }

  @AfterEach
  void close() {
    network.close();
    resolver.close();
  }

  @Test
  void eachEnd_isFollowedByANewAnswer() throws Exception {
    try (Gates gates = new Gates(keeper(), spaced(Duration.ZERO, NEVER))) {
      gates.watch().end();
      gates.watch().end();

      assertThat(resolver.questions()).isEqualTo(3 * QUESTIONS_PER_GATE);
    }
  }

  @Test
  void whoWaitedForTheSameMoment_sharesOneAnswer() throws Exception {
    List<Future<Gate>> waiting = new ArrayList<>();
    try (Gates gates = new Gates(keeper(), spaced(NEVER, NEVER));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        Gates.Watch watch = gates.watch();
        waiting.add(
            threads.submit(() -> {
              begun.countDown();
              return watch.end();
            }));
      }
      begun.await();
      gates.noneToCome(); // else all would wait for ever
      for (Future<Gate> gate : waiting) {
        assertThat(gate.get().broken()).isPresent();
      }
    }
    // The first 20 share one; a few may come to the door after it was asked.
    assertThat(resolver.questions())
        .isGreaterThanOrEqualTo(2 * QUESTIONS_PER_GATE)
        .isLessThan(21 * QUESTIONS_PER_GATE);
  }

  @Test
  void lineGoneAndBackWhileATargetIsMeasured_isRemembered() throws Exception {
    NameServer dead = resolver;
    CountDownLatch failed = new CountDownLatch(2 * QUESTIONS_PER_GATE);
    resolver =
        new NameServer((question, n) -> {
          boolean gone = n > QUESTIONS_PER_GATE && n <= 3 * QUESTIONS_PER_GATE;
          if (gone) {
            failed.countDown();
          }
          return gone
              ? List.of(NameServer.rcode(question, Rcode.SERVFAIL))
              : List.of(NameServer.answer(question, "127.0.0.1"));
        });
    dead.close();
    try (Gates gates = new Gates(keeper(), spaced(NEVER, Duration.ZERO))) {
      Gates.Watch watch = gates.watch();
      failed.await();
      gates.noneToCome();

      assertThat(watch.end().checks())
          .filteredOn(check -> check.name().equals("resolver"))
          .allSatisfy(check -> assertThat(check.failure()).isPresent());
    }
  }

  @Test
  void nobodyMeasures_nobodyIsAsked() throws Exception {
    try (Gates gates = new Gates(keeper(), spaced(Duration.ZERO, Duration.ZERO))) {
      assertThat(gates.latest().broken()).isPresent();
    }
    assertThat(resolver.questions()).isEqualTo(QUESTIONS_PER_GATE);
  }

  private static Gates.Spacing spaced(Duration awaited, Duration canary) {
    return new Gates.Spacing(awaited, canary);
  }

  private Gatekeeper keeper() {
    Dns dns = network.plainDns(List.of(resolver.address()));
    Instruments instruments =
        PlainInstruments.of(
            network, dns, Optional.empty(), Duration.ofSeconds(2), InstantSource.system());
    return new Gatekeeper(instruments, dns, List.of("https://neutral.example/"));
  }
}
