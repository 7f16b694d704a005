package org.burkit.probe.nettest.webconnectivity.diagnosis;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Diagnosis;
import org.burkit.model.Diagnosis.Came;
import org.burkit.model.Diagnosis.HopKind;
import org.burkit.model.Diagnosis.HopStep;
import org.burkit.model.Diagnosis.HopTrace;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.hop.HopTracer;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Suspicion.Spot;

/** How far along the way a name, or a connection, still gets. One thread. */
final class Traces {
  private static final String EXPERIMENT = "hop_trace";
  private static final Duration LONGEST = Duration.ofSeconds(7);

  private final Optional<HopTracer> tracer;
  private final Budget budget;
  private final Neutral neutral;

  Traces(Optional<HopTracer> tracer, Budget budget, Neutral neutral) {
    this.tracer = tracer;
    this.budget = budget;
    this.neutral = neutral;
  }

  Diagnosis of(Suspicion suspicion) throws InterruptedException {
    if (tracer.isEmpty()) {
      return missing("hop_trace is not available here: it takes 64-bit Linux");
    }
    Optional<Diagnosis> trace =
        switch (suspicion) {
          case Suspicion.ServerName(Spot at, String name, boolean _) ->
              named(HopKind.SNI, at, name, tracer.get()::sni);
          case Suspicion.Host(Spot at, var url, boolean _) ->
              named(HopKind.HOST, at, url.getHost(), tracer.get()::host);
          case Suspicion.Pace _ -> Optional.empty();
          case Suspicion.Address(Spot at) -> address(at, Optional.empty());
          case Suspicion.Resolver(Spot at, String name) -> resolver(at, name);
        };
    return trace.orElseGet(() -> missing("no time was left, or the system refused"));
  }

  private interface Trace {
    List<HopStep> along(InetSocketAddress to, String name, int last) throws InterruptedException;
  }

  private Optional<Diagnosis> named(HopKind kind, Spot at, String name, Trace trace)
      throws InterruptedException {
    Optional<List<HopStep>> reference = syn(at);
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    int last = farthest(reference.get());
    if (!isReached(reference.get())) {
      return address(at, reference); // shut out by what went before
    }
    if (!budget.takeTrace(LONGEST)) {
      return Optional.empty();
    }
    List<HopStep> steps = trace.along(at.socket(), name, last);
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(trace(kind, at, name, steps, reference.get()));
  }

  private Optional<Diagnosis> address(Spot at, Optional<List<HopStep>> known)
      throws InterruptedException {
    Optional<List<HopStep>> steps = known.isPresent() ? known : syn(at);
    Optional<List<HopStep>> reference = steps.isEmpty() ? steps : syn(neutral.at());
    return reference.isEmpty()
        ? Optional.empty()
        : Optional.of(trace(HopKind.SYN, at, "", steps.orElseThrow(), reference.get()));
  }

  private Optional<Diagnosis> resolver(Spot at, String name) throws InterruptedException {
    HopTracer hops = tracer.orElseThrow();
    if (!budget.takeTrace(LONGEST)) {
      return Optional.empty();
    }
    List<HopStep> reference = hops.dns(at.socket(), neutral.name(), HopTracer.FARTHEST);
    if (!budget.takeTrace(LONGEST)) {
      return Optional.empty();
    }
    List<HopStep> steps = hops.dns(at.socket(), name, farthest(reference));
    return Optional.of(trace(HopKind.DNS, at, name, steps, reference));
  }

  private Optional<List<HopStep>> syn(Spot at) throws InterruptedException {
    if (!budget.takeTrace(LONGEST)) {
      return Optional.empty();
    }
    List<HopStep> steps = tracer.orElseThrow().syn(at.socket(), HopTracer.FARTHEST);
    return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
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

  private static HopTrace trace(
      HopKind kind, Spot at, String name, List<HopStep> steps, List<HopStep> reference) {
    String address = Endpoint.of(Addresses.text(at.ip()), at.port());
    return new HopTrace(kind, address, name, steps, reference, Extra.NONE);
  }

  private static Diagnosis missing(String reason) {
    return new Diagnosis.NotAvailable(EXPERIMENT, reason, Extra.NONE);
  }
}
