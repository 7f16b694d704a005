package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.burkit.model.Gate;
import org.burkit.model.References;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.Patience;
import org.burkit.probe.nettest.QuicPlan;
import org.burkit.probe.nettest.Redactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Rcode;

class GatesTest {
  /** A neutral host that does not exist is asked for twice: the two tries of one gate. */
  private static final int QUESTIONS_PER_GATE = 2;

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
    Gates gates = new Gates(keeper(), Duration.ZERO);

    gates.afterNow();
    gates.afterNow();

    assertThat(resolver.questions()).isEqualTo(3 * QUESTIONS_PER_GATE);
  }

  @Test
  void whoWaitedForTheSameMoment_sharesOneAnswer() throws Exception {
    Gates gates = new Gates(keeper(), Duration.ofHours(1));
    List<Future<Gate>> waiting = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch begun = new CountDownLatch(20);
      for (int i = 0; i < 20; i++) {
        waiting.add(
            threads.submit(() -> {
              begun.countDown();
              return gates.afterNow();
            }));
      }
      begun.await();
      gates.noneToCome(); // else all would wait for the hour to pass
      for (Future<Gate> gate : waiting) {
        assertThat(gate.get().broken()).isPresent();
      }
    }
    // The first 20 share one; a few may come to the door after it was asked.
    assertThat(resolver.questions())
        .isGreaterThanOrEqualTo(2 * QUESTIONS_PER_GATE)
        .isLessThan(21 * QUESTIONS_PER_GATE);
  }

  private Gatekeeper keeper() {
    Dns dns = network.plainDns(List.of(resolver.address()));
    Instruments instruments =
        new Instruments(
            network,
            dns,
            dns,
            dns,
            dns,
            Optional.empty(),
            References.NONE,
            new Redactor(Set.of()),
            Patience.of(Duration.ofSeconds(2)),
            () -> {},
            QuicPlan.WHERE_OFFERED,
            ip -> true,
            false,
            List.of(),
            Optional.empty(),
            InstantSource.system());
    return new Gatekeeper(instruments, dns, List.of("https://neutral.example/"));
  }
}
