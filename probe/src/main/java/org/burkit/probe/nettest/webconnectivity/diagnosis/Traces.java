package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.HopTrace;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Greeting;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.hop.HopTracer;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/** How far along the way a name, or a connection, still gets. One thread. */
final class Traces {
  private static final String EXPERIMENT = "hop_trace";
  private static final Duration LONGEST = Duration.ofSeconds(7);

  /** Of what needs no connection first. */
  private static final Duration QUICK = Duration.ofSeconds(3);

  /** Of a page that has to stop first. */
  private static final Duration STANDSTILL = Duration.ofSeconds(20);

  private final Optional<HopTracer> tracer;
  private final Network network;
  private final Budget budget;
  private final Neutral neutral;

  Traces(Optional<HopTracer> tracer, Network network, Budget budget, Neutral neutral) {
    this.tracer = tracer;
    this.network = network;
    this.budget = budget;
    this.neutral = neutral;
  }

  /** One trace, or two where a second one tells what the first leaves open. */
  List<Diagnosis> of(Suspicion suspicion) throws InterruptedException {
    if (tracer.isEmpty()) {
      return missing("hop_trace is not available here: it takes 64-bit Linux");
    }
    List<HopTrace> traces =
        switch (suspicion) {
          case Suspicion.ServerName(Spot at, String _, boolean forged) when forged -> led(at);
          case Suspicion.ServerName(Spot at, String name, boolean _) ->
              named(HopKind.SNI, at, name, tracer.get()::sni);
          case Suspicion.Host(Spot at, var url, boolean silent) -> host(at, url.getHost(), silent);
          case Suspicion.Pace pace -> standstill(pace);
          case Suspicion.Address(Spot at) -> address(at, syn(at));
          case Suspicion.QuicName(Spot at, String name) -> quic(at, name);
          case Suspicion.HiddenName(Hideable target) -> hidden(target);
          case Suspicion.Resolver(Spot at, String name, String type) -> resolver(at, name, type);
        };
    return traces.isEmpty()
        ? missing("no time was left, or the system refused")
        : List.copyOf(traces);
  }

  private interface Saying {
    List<HopStep> along(InetSocketAddress to, String name, int last) throws InterruptedException;
  }

  private interface Reaching {
    List<HopStep> upTo(int last) throws InterruptedException;
  }

  private interface Sending {
    List<HopStep> steps() throws InterruptedException;
  }

  /** The target's name, and a neutral one over the same way. */
  private List<HopTrace> named(HopKind kind, Spot at, String name, Saying saying)
      throws InterruptedException {
    return said(
        kind,
        at,
        name,
        last -> saying.along(at.socket(), name, last),
        last -> saying.along(at.socket(), neutral.name(), last));
  }

  private List<HopTrace> said(
      HopKind kind, Spot at, String name, Reaching suspected, Reaching other)
      throws InterruptedException {
    List<HopStep> reached = syn(at);
    if (!isReached(reached)) {
      return address(at, reached); // shut out by what went before
    }
    int last = farthest(reached);
    List<HopStep> reference = paid(LONGEST, () -> other.upTo(last));
    List<HopStep> steps = paid(LONGEST, () -> suspected.upTo(last));
    return traces(kind, at, name, steps, reference);
  }

  /** The name when hidden, and the same in clear. */
  private List<HopTrace> hidden(Hideable target) throws InterruptedException {
    Greeting hidden = new Greeting.Hidden(target.name(), target.configs());
    return said(
        HopKind.ECH,
        target.at(),
        hidden.said(),
        last -> greet(target.at(), hidden, last),
        last -> greet(target.at(), new Greeting.Clear(target.name()), last));
  }

  private List<HopStep> greet(Spot at, Greeting greeting, int last) throws InterruptedException {
    return tracer.orElseThrow().said(at.socket(), network.hello(greeting), last);
  }

  /** What is said where a page stopped coming, and beside it the first words of another name. */
  private List<HopTrace> standstill(Suspicion.Pace pace) throws InterruptedException {
    HopTracer hops = tracer.orElseThrow();
    Spot at = pace.at();
    String name = pace.url().getHost();
    boolean secure = pace.url().getScheme().equals("https");
    Optional<SSLEngine> engine = secure ? Optional.of(network.engine(name)) : Optional.empty();
    Saying neutrally = secure ? hops::sni : hops::host;
    int last = farthest(syn(at));
    List<HopStep> reference =
        paid(LONGEST, () -> neutrally.along(at.socket(), neutral.name(), last));
    List<HopStep> steps =
        paid(STANDSTILL, () -> hops.standstill(at.socket(), engine, pace.url(), last));
    return traces(HopKind.STREAM, at, name, steps, reference);
  }

  /** Whoever answers a request may do so from where the server stands, or seem to. */
  private List<HopTrace> host(Spot at, String name, boolean silent) throws InterruptedException {
    List<HopTrace> traces =
        new ArrayList<>(named(HopKind.HOST, at, name, tracer.orElseThrow()::host));
    if (!silent && traces.stream().allMatch(Traces::isAlike)) {
      traces.addAll(led(at));
    }
    return traces;
  }

  /** Whether connections go where datagrams to the same address go that nobody looks at. */
  private List<HopTrace> led(Spot at) throws InterruptedException {
    List<HopStep> steps = better(syn(at), () -> syn(at));
    int last = farthest(steps);
    return traces(HopKind.SYN, at, "", steps, better(stray(at, last), () -> stray(at, last)));
  }

  private List<HopTrace> address(Spot at, List<HopStep> steps) throws InterruptedException {
    return steps.isEmpty()
        ? List.of()
        : traces(HopKind.SYN, at, "", steps, syn(neutral.beside(at)));
  }

  private List<HopTrace> quic(Spot at, String name) throws InterruptedException {
    HopTracer hops = tracer.orElseThrow();
    List<HopStep> reference =
        paid(QUICK, () -> hops.quic(at.socket(), neutral.name(), HopTracer.FARTHEST));
    List<HopStep> steps = paid(QUICK, () -> hops.quic(at.socket(), name, farthest(reference)));
    return traces(HopKind.QUIC, at, name, steps, reference);
  }

  private List<HopTrace> resolver(Spot at, String name, String type) throws InterruptedException {
    HopTracer hops = tracer.orElseThrow();
    Saying saying = (to, host, last) -> hops.dns(to, host, type, last);
    Sending neutrally =
        () -> paid(QUICK, () -> saying.along(at.socket(), neutral.name(), HopTracer.FARTHEST));
    List<HopStep> reference = neutrally.steps();
    int last = farthest(reference);
    List<HopStep> steps = paid(QUICK, () -> saying.along(at.socket(), name, last));
    List<HopTrace> traces = new ArrayList<>(traces(HopKind.DNS, at, name, steps, reference));
    if (!traces.isEmpty() && isAlike(traces.getFirst())) {
      // Where every question is led to another resolver, names make no difference.
      List<HopStep> way = better(stray(at, last), () -> stray(at, last));
      traces.addAll(traces(HopKind.DNS, at, neutral.name(), better(reference, neutrally), way));
    }
    return traces;
  }

  private List<HopStep> syn(Spot at) throws InterruptedException {
    return paid(QUICK, () -> tracer.orElseThrow().syn(at.socket(), HopTracer.FARTHEST));
  }

  private List<HopStep> stray(Spot at, int last) throws InterruptedException {
    return paid(QUICK, () -> tracer.orElseThrow().stray(at.ip(), last));
  }

  private List<HopStep> paid(Duration longest, Sending sending) throws InterruptedException {
    return budget.takeTrace(longest) ? sending.steps() : List.of();
  }

  /** Twice, where a router kept silent: it may have been busy. Heard once is heard. */
  private static List<HopStep> better(List<HopStep> once, Sending again)
      throws InterruptedException {
    boolean whole =
        once.stream()
            .takeWhile(step -> step.came() != Came.ANSWER)
            .allMatch(step -> step.came() == Came.TIME_EXCEEDED);
    if (whole || once.isEmpty()) {
      return once;
    }
    Map<Integer, HopStep> twice = new HashMap<>();
    again.steps().forEach(step -> twice.put(step.ttl(), step));
    return once.stream()
        .map(step -> step.came() == Came.SILENCE ? twice.getOrDefault(step.ttl(), step) : step)
        .toList();
  }

  /** True where the target's name met what a neutral one met, hop by hop. */
  private static boolean isAlike(HopTrace trace) {
    Map<Integer, Came> reference = new HashMap<>();
    trace.reference().forEach(step -> reference.put(step.ttl(), step.came()));
    return trace.steps().stream().allMatch(step -> step.came() == reference.get(step.ttl()));
  }

  private static boolean isReached(List<HopStep> syn) {
    return syn.stream().anyMatch(step -> step.came() == Came.ANSWER);
  }

  /** One hop beyond the server: what is sent there needs to get no farther. */
  private static int farthest(List<HopStep> syn) {
    return syn.stream()
        .filter(step -> step.came() == Came.ANSWER)
        .mapToInt(HopStep::ttl)
        .min()
        .orElse(HopTracer.FARTHEST);
  }

  private static List<HopTrace> traces(
      HopKind kind, Spot at, String name, List<HopStep> steps, List<HopStep> reference) {
    String address = Endpoint.of(Addresses.text(at.ip()), at.port());
    return steps.isEmpty() || reference.isEmpty()
        ? List.of()
        : List.of(new HopTrace(kind, address, name, steps, reference, Extra.NONE));
  }

  private static List<Diagnosis> missing(String reason) {
    return List.of(new Diagnosis.NotAvailable(EXPERIMENT, reason, Extra.NONE));
  }
}
