package org.burkit.probe.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.burkit.analysis.verdict.Judge;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.Measurement;
import org.burkit.model.MeasurementCodec;
import org.burkit.model.References;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.gate.Gatekeeper;
import org.burkit.probe.home.DeviceSecret;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Pseudonyms;
import org.burkit.probe.home.Purse;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.NameServer;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.burkit.probe.net.Peer;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.PlainInstruments;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.privacy.Own;
import org.burkit.probe.privacy.Scrubber;
import org.burkit.probe.spool.Spool;
import org.burkit.probe.submit.CollectorClient;
import org.burkit.probe.submit.Route;
import org.burkit.probe.submit.Routes;
import org.burkit.probe.submit.Submission;
import org.burkit.probe.submit.Submitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoLeaks.class)
class RunTest {
  private static final int AT_ONCE = 4;
  private static final long PATIENCE = 20;
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:01.7Z");
  private static final Vantage DALA =
      new Vantage(new CountryCode("KZ"), new Asn(64501), Optional.of("Dala"), Optional.empty());

  private static final Own OWN =
      Own.of(List.of(Addresses.parse("198.18.1.9").orElseThrow()), List.of("aigul"));

  @TempDir Path directory;
  private final List<TargetResult> results = new ArrayList<>();
  private final AtomicInteger steps = new AtomicInteger();
  private final CountDownLatch slow = new CountDownLatch(AT_ONCE);
  private final NetTest test = new Recording(slow);
  private Network network;
  private NameServer system;
  private Spool spool;
  private Home home;

  @BeforeEach
  void open() throws Exception {
    network = new Network(List.of(), InstantSource.system(), Duration.ofMillis(10));
    system = new NameServer((question, n) -> List.of(NameServer.answer(question, "127.0.0.1")));
    home = Home.open(directory);
    spool = new Spool(home);
  }

  @AfterEach
  void close() {
    network.close();
    system.close();
  }

  @Test
  void collectorAway_everythingIsSpooledAndSaid() throws Exception {
    Run.Summary summary = run(Optional.of(away()), targets(3));

    assertThat(summary.away()).contains("connection_refused");
    assertThat(summary.waiting()).isEqualTo(3);
    assertThat(results).extracting(TargetResult::submission).containsOnly(Submission.SPOOLED);
    for (Spool.Waiting waiting : spool.waiting()) {
      assertThat(MeasurementCodec.id(waiting.read())).isEqualTo(waiting.id());
    }
  }

  @Test
  void spooledMeasurement_saysFromWhereByWhomAndWithWhichGate() throws Exception {
    run(Optional.of(away()), targets(1));

    Measurement measurement = MeasurementCodec.decode(spool.waiting().getFirst().read());
    assertThat(measurement.vantage()).isEqualTo(DALA);
    assertThat(measurement.probeId())
        .contains(new Pseudonyms(DeviceSecret.of(home), "here").in(DALA.asn(), NOW));
    assertThat(measurement.start()).isEqualTo(Instant.parse("2026-11-24T08:00:01Z"));
    assertThat(measurement.softwareName()).isEqualTo("burkit-probe");
    assertThat(measurement.gate().orElseThrow().checks()).hasSize(2);
    assertThat(new String(spool.waiting().getFirst().read(), "UTF-8"))
        .contains("\"probe_ip\":\"127.0.0.1\"");
  }

  @Test
  void whatNamesTheVolunteer_isGoneBeforeAnythingIsWritten() throws Exception {
    run(Optional.of(away()), List.of(new Target("https://site.example/?from=198.18.1.9")));

    assertThat(new String(spool.waiting().getFirst().read(), StandardCharsets.UTF_8))
        .contains("https://site.example/?from=[scrubbed]")
        .doesNotContain("198.18.1.9");
    assertThat(MeasurementCodec.encode(results.getFirst().measurement()))
        .isEqualTo(spool.waiting().getFirst().read());
  }

  @Test
  void collectorThatWasAway_isWrittenIntoWhatIsMeasuredThen() throws Exception {
    run(Optional.of(away()), targets(1));
    results.clear();
    run(Optional.of(away()), List.of(new Target("https://later.example/")));

    assertThat(results.getFirst().measurement().extra().get("x_routes").toString())
        .isEqualTo("[{\"place\":1,\"kind\":\"address\",\"failure\":\"connection_refused\"}]");
  }

  @Test
  void collectorTakesOver_whatWaitedIsSentFirst() throws Exception {
    run(Optional.of(away()), targets(2));
    results.clear();
    AtomicInteger posts = new AtomicInteger();
    try (Peer collector =
        Peer.tcp((socket, number) -> {
          posts.incrementAndGet();
          Peer.answering("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
              .treat(socket, number);
        })) {
      Run.Summary summary =
          run(
              Optional.of(submitter(collector.port())),
              List.of(new Target("https://other.example/")));

      assertThat(posts).hasValue(2);
      assertThat(summary.waiting()).isEqualTo(3);
      assertThat(summary.away()).contains("status 503");
    }
  }

  @Test
  void withoutCollector_nothingIsKept() throws Exception {
    run(Optional.empty(), targets(2));

    assertThat(results).extracting(TargetResult::submission).containsOnly(Submission.NONE);
    assertThat(spool.waiting()).isEmpty();
  }

  @Test
  void everyTarget_hasOneResult() throws Exception {
    List<Target> targets = targets(40);

    run(Optional.empty(), targets);

    assertThat(results)
        .extracting(TargetResult::input)
        .containsExactlyInAnyOrderElementsOf(targets.stream().map(Target::input).toList());
    assertThat(steps).hasValue(40);
  }

  @Test
  void gateThatDoesNotHold_makesEveryVerdictInconclusive() throws Exception {
    run(Optional.empty(), targets(1)); // nobody listens at the neutral host

    assertThat(results.getFirst().verdict().outcome().label()).isEqualTo("inconclusive");
    assertThat(results.getFirst().verdict().rules())
        .extracting(Object::toString)
        .anySatisfy(rule -> assertThat(rule).contains("gate.broken"));
  }

  @Test
  void testThatThrows_takesNoOtherTargetWithItAndIsNotKept() throws Exception {
    run(
        Optional.of(away()),
        List.of(new Target("https://bug.example/"), new Target("https://ok.example/")));

    assertThat(results)
        .extracting(result -> result.input() + " " + result.submission())
        .containsExactlyInAnyOrder("https://bug.example/ NONE", "https://ok.example/ SPOOLED");
  }

  @ParameterizedTest
  @ValueSource(ints = {AT_ONCE, AT_ONCE + 3})
  void runThatIsBrokenOff_endsWithWhatItIsAt_andNothingOfItIsKept(int targets) throws Exception {
    List<Target> all = Collections.nCopies(targets, new Target("https://slow.example/"));
    var end = new CompletableFuture<Throwable>();
    Thread running =
        Thread.ofVirtual()
            .start(() -> end.complete(catchThrowable(() -> run(Optional.empty(), all))));
    assertThat(slow.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
    running.interrupt();

    assertThat(end.get(PATIENCE, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(results).isEmpty();
    assertThat(spool.waiting()).isEmpty();
  }

  private Run.Summary run(Optional<Submitter> submitter, List<Target> targets) throws Exception {
    Dns dns = network.udpDns("system", List.of(system.address()));
    Instruments instruments =
        PlainInstruments.of(
            network, dns, Optional.empty(), Duration.ofSeconds(2), InstantSource.fixed(NOW));
    Gatekeeper gatekeeper =
        new Gatekeeper(instruments, dns, List.of("https://neutral.example:" + closedPort() + "/"));
    Run.Equipment equipment =
        new Run.Equipment(
            List.of(test),
            gatekeeper,
            new Judge(References.NONE),
            spool,
            submitter,
            new Pseudonyms(DeviceSecret.of(home), "here"),
            DALA,
            "0.1.0",
            JsonNodeFactory.instance::objectNode,
            () -> new Cleansing(new Scrubber(OWN)),
            AT_ONCE,
            Duration.ZERO,
            InstantSource.fixed(NOW));
    return new Run(equipment, watcher()).over(targets);
  }

  private Watcher watcher() {
    return new Watcher() {
      @Override
      public void measured(int done, int total) {
        steps.incrementAndGet();
      }

      @Override
      public void result(TargetResult result) {
        results.add(result);
      }
    };
  }

  private Submitter away() throws Exception {
    return submitter(closedPort());
  }

  private Submitter submitter(int port) {
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + port);
    CollectorClient client =
        new CollectorClient(
            new Route(1, url, Optional.empty()), network.client(List.of()), Duration.ofSeconds(5));
    return new Submitter(new Routes(List.of(client)), spool, new Purse(home));
  }

  private static int closedPort() throws Exception {
    try (Peer peer = Peer.tcp(Peer.SILENT)) {
      return peer.port();
    }
  }

  private static List<Target> targets(int count) {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      targets.add(new Target("https://site" + i + ".example/"));
    }
    return targets;
  }

  /**
   * Sees nothing of any target, breaks on one, and is never done with another.
   *
   * @param slow counts those that it is at
   */
  private record Recording(CountDownLatch slow) implements NetTest {
    @Override
    public String name() {
      return "web_connectivity";
    }

    @Override
    public String version() {
      return "0.5.0";
    }

    @Override
    public boolean accepts(Target target) {
      return true;
    }

    @Override
    public Observed measure(Target target, Deadline deadline) throws InterruptedException {
      if (target.input().contains("slow")) {
        slow.countDown();
        new CountDownLatch(1).await();
      }
      if (target.input().contains("bug")) {
        throw new IllegalStateException("a bug");
      }
      return new Observed(NOW, Duration.ofMillis(5), List.of(), List.of(), ControlAnswer.NONE);
    }
  }
}
