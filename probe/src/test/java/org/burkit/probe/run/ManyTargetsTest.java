package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.burkit.analysis.verdict.Judge;
import org.burkit.model.Observation.HttpExchange;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.home.DeviceSecret;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Pseudonyms;
import org.burkit.probe.net.Certificates;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.NetTests;
import org.burkit.probe.nettest.PlainInstruments;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.privacy.Own;
import org.burkit.probe.privacy.Scrubber;
import org.burkit.probe.spool.Spool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real run over very many targets of every fate leaves nothing open, also before the network is
 * closed. How many is the system property {@code burkit.targets}; the promise is 10,000.
 */
@ExtendWith(NoLeaks.class)
class ManyTargetsTest {
  private static final int TARGETS = Integer.getInteger("burkit.targets", 400);
  private static final int PARALLEL = 8;
  private static final int TRIES = 500;
  private static final String PAGE =
      "HTTP/1.1 200 OK\r\nContent-Length: 38\r\nConnection: close\r\n\r\n"
          + "<html><title>Azat</title>page 1</html>";

  /** What a target's server does with each connection. */
  private enum Fate {
    OPEN,
    PLAIN,
    RESET,
    ENDED,
    REFUSED
  }

  @TempDir Path directory;
  private final Map<Fate, Integer> seen = new EnumMap<>(Fate.class);
  private int results;

  @Test
  void manyTargets_leaveNoDescriptorOpen() throws Exception {
    Certificates known = new Certificates("Known Root");
    try (NameServer names =
            new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
        Network network =
            new Network(List.of(known.root()), InstantSource.system(), Duration.ZERO);
        Peer open = Peer.tls(known.serverFor("site.example"), Peer.answering(PAGE));
        Peer plain = Peer.tcp(Peer.answering(PAGE));
        Peer reset = Peer.tcp(Peer.RESET);
        Peer ended = Peer.tcp(Peer.END)) {
      Map<Fate, String> urls =
          Map.of(
              Fate.OPEN, "https://site.example:" + open.port() + "/",
              Fate.PLAIN, "http://site.example:" + plain.port() + "/",
              Fate.RESET, "https://site.example:" + reset.port() + "/",
              Fate.ENDED, "https://site.example:" + ended.port() + "/",
              Fate.REFUSED, "https://site.example:" + closedPort() + "/");
      List<Target> targets = new ArrayList<>();
      for (int i = 0; i < TARGETS; i++) {
        Fate fate = Fate.values()[i % Fate.values().length];
        targets.add(new Target(urls.get(fate) + "?" + i));
      }

      Dns dns = network.udpDns("system", List.of(names.address()));
      run(network, dns, urls.get(Fate.OPEN), targets.subList(0, Fate.values().length));
      long before = descriptors();
      results = 0;
      seen.clear();
      run(network, dns, urls.get(Fate.OPEN), targets);

      assertThat(results).isEqualTo(TARGETS);
      assertThat(seen).containsOnlyKeys(Fate.OPEN, Fate.PLAIN, Fate.RESET);
      assertThat(seen.values()).allMatch(count -> count == TARGETS / Fate.values().length);
      assertThat(soonAtMost(before))
          .as("descriptors after a few targets %d, after all %d", before, descriptors())
          .isTrue();
    }
  }

  private void run(Network network, Dns dns, String neutral, List<Target> targets)
      throws Exception {
    Instruments instruments =
        PlainInstruments.of(
            network, dns, Optional.empty(), Duration.ofSeconds(5), InstantSource.system());
    Home home = Home.open(directory);
    Run.Equipment equipment =
        new Run.Equipment(
            NetTests.all(instruments, List.of()),
            new Gatekeeper(instruments, dns, List.of(neutral)),
            new Judge(References.NONE),
            new Spool(home),
            Optional.empty(),
            new Pseudonyms(DeviceSecret.of(home), "here"),
            Vantage.UNKNOWN,
            "0.1.0",
            JsonNodeFactory.instance::objectNode,
            () -> new Cleansing(new Scrubber(Own.ofThisMachine())),
            PARALLEL,
            Duration.ofMillis(100),
            InstantSource.system());
    new Run(equipment, watcher()).over(targets);
  }

  private Watcher watcher() {
    return new Watcher() {
      @Override
      public void measured(int done, int total) {}

      @Override
      public void result(TargetResult result) {
        results++;
        fate(result).ifPresent(fate -> seen.merge(fate, 1, Integer::sum));
      }
    };
  }

  private static Optional<Fate> fate(TargetResult result) {
    var observations = result.measurement().observations();
    boolean page =
        observations.stream().anyMatch(o -> o instanceof HttpExchange e && e.failure().isEmpty());
    boolean tls = result.input().startsWith("https");
    boolean reset =
        observations.stream()
            .anyMatch(o ->
                o instanceof TlsHandshake h
                    && h.failure().filter(f -> f.text().equals("connection_reset")).isPresent());
    return page
        ? Optional.of(tls ? Fate.OPEN : Fate.PLAIN)
        : reset ? Optional.of(Fate.RESET) : Optional.empty();
  }

  /** Both ends are in this process, and one closes after the other. */
  private static boolean soonAtMost(long most) {
    for (int i = 0; i < TRIES && descriptors() > most; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    return descriptors() <= most;
  }

  /** Zero where the platform does not say. */
  private static long descriptors() {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    } catch (IOException e) {
      return 0;
    }
  }

  private static int closedPort() throws IOException {
    try (Peer peer = Peer.tcp((Socket socket, int n) -> {})) {
      return peer.port();
    }
  }
}
