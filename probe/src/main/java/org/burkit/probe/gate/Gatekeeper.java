package org.burkit.probe.gate;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.burkit.model.Control;
import org.burkit.model.ControlRequest;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Gate;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.Target;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Connection;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;
import org.burkit.probe.nettest.Instruments;

/**
 * Asks the gate's questions: does the machine's resolver answer, does a host that nobody blocks
 * show a certificate that holds (a captive portal, an antivirus or an office proxy shows its own),
 * does the control answer freshly, is the clock right. One thread at a time.
 */
public final class Gatekeeper {
  private static final int NEUTRAL_HOSTS = 3;
  private static final int TRIES = 2;
  private static final int HTTPS = 443;

  /** Beyond this, incidents would be dated wrongly and certificates judged wrongly. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final Instruments instruments;
  private final Dns resolver;
  private final List<String> neutral;

  /**
   * @param resolver the machine's own
   * @param neutral https URLs of hosts that the local network is known to leave alone
   */
  public Gatekeeper(Instruments instruments, Dns resolver, List<String> neutral) {
    this.instruments = instruments;
    this.resolver = resolver;
    this.neutral = neutral.stream().limit(NEUTRAL_HOSTS).toList();
  }

  public Gate ask(Deadline deadline) throws InterruptedException {
    Executor aside = task -> Thread.ofVirtual().name("probe-gate").start(task);
    CompletableFuture<List<Gate.Check>> control =
        CompletableFuture.supplyAsync(() -> control(deadline), aside);
    List<Gate.Check> checks = new ArrayList<>(neutralHosts(deadline));
    checks.addAll(control.join());
    return new Gate(checks);
  }

  /** One gate of two, before and after a run: what failed in either has failed. */
  public static Gate both(Gate before, Gate after) {
    Map<String, Gate.Check> merged = new LinkedHashMap<>();
    before.checks().forEach(check -> merged.put(check.name(), check));
    after
        .checks()
        .forEach(
            check -> merged.merge(check.name(), check, (a, b) -> a.failure().isPresent() ? a : b));
    return new Gate(List.copyOf(merged.values()));
  }

  /** The best of all neutral hosts and tries: one that works is enough. */
  private List<Gate.Check> neutralHosts(Deadline deadline) throws InterruptedException {
    Optional<Failure> answer = Optional.of(Failure.of(FailureKind.DNS_NO_ANSWER));
    Optional<Failure> host = answer;
    for (int i = 0; i < TRIES * neutral.size() && host.isPresent(); i++) {
      Target target = new Target(neutral.get(i % neutral.size()));
      String name = target.host().orElseThrow();
      DnsLookup lookup =
          resolver.lookup(name, "A", step(), deadline.orIn(instruments.patience().dns()));
      answer = answer.isEmpty() ? answer : lookup.failure();
      host =
          lookup.addresses().isEmpty()
              ? Optional.of(lookup.failure().orElse(Failure.of(FailureKind.DNS_NO_ANSWER)))
              : handshake(lookup.addresses().getFirst(), name, target.port().orElse(HTTPS));
    }
    return List.of(new Gate.Check("resolver", answer), new Gate.Check("neutral_host", host));
  }

  private Optional<Failure> handshake(String ip, String name, int port)
      throws InterruptedException {
    InetAddress address = Addresses.parse(ip).orElseThrow();
    Deadline connect = Deadline.in(instruments.patience().connect());
    try (Connection connection = instruments.network().connect(address, port, step(), connect)) {
      if (!connection.isOpen()) {
        return connection.observation().failure();
      }
      Deadline tls = Deadline.in(instruments.patience().tls());
      TlsHandshake handshake = connection.handshake(name, step(), tls);
      return handshake.failure();
    }
  }

  private List<Gate.Check> control(Deadline deadline) {
    if (instruments.control().isEmpty() || neutral.isEmpty()) {
      return List.of();
    }
    String nonce = Long.toHexString(new SplittableRandom().nextLong());
    String url = URI.create(neutral.getFirst()).toASCIIString();
    ControlRequest request =
        new ControlRequest(url, Map.of(), List.of(), false, Optional.of(nonce));
    ControlAnswer answer =
        instruments.control().get().ask(request, deadline.orIn(instruments.patience().control()));
    List<Gate.Check> checks = new ArrayList<>();
    checks.add(new Gate.Check("control", echo(answer, nonce)));
    answer.date().ifPresent(date -> checks.add(new Gate.Check("clock", clock(date))));
    return checks;
  }

  private static Optional<Failure> echo(ControlAnswer answer, String nonce) {
    if (answer.failure().isPresent()) {
      return answer.failure();
    }
    boolean echoed = answer.control().flatMap(Control::nonce).filter(nonce::equals).isPresent();
    return echoed
        ? Optional.empty()
        : Optional.of(Failure.unknown("the control did not echo the nonce"));
  }

  private Optional<Failure> clock(Instant theirs) {
    Duration offset = Duration.between(theirs, instruments.clock().instant());
    return offset.abs().compareTo(CLOCK_TOLERANCE) <= 0
        ? Optional.empty()
        : Optional.of(Failure.unknown("clock is off by " + offset));
  }

  private static Step step() {
    return new Step(Stopwatch.start(), 0, List.of());
  }
}
