package org.burkit.probe.nettest.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.burkit.lists.Service;
import org.burkit.lists.ServiceEndpoint;
import org.burkit.model.Control;
import org.burkit.model.Diagnosis;
import org.burkit.model.Observation;
import org.burkit.model.ServiceTest;
import org.burkit.model.ServiceTest.Part;
import org.burkit.model.Target;
import org.burkit.probe.control.ControlAnswer;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.LedAstray;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.webconnectivity.WebConnectivity;

/**
 * Tries every endpoint of a service as far as its protocol goes, beside the control, and writes
 * down each step with the endpoint's tag. Any thread may run it.
 */
public final class ServiceByFunction implements NetTest {
  /** Two rounds of silent endpoints still fit into a target's time. */
  private static final int AT_ONCE = 8;

  /** Experiments on one name tell how; on all names they would only take longer. */
  private static final int DIAGNOSED = 2;

  private final Instruments instruments;
  private final WebConnectivity web;
  private final List<Service> services;

  /**
   * @param services those that may be asked for
   */
  public ServiceByFunction(Instruments instruments, List<Service> services) {
    this.instruments = instruments;
    this.web = new WebConnectivity(instruments);
    this.services = List.copyOf(services);
  }

  @Override
  public String name() {
    return "service";
  }

  @Override
  public String version() {
    return "0.1.0";
  }

  @Override
  public boolean accepts(Target target) {
    return service(target).isPresent();
  }

  private Optional<Service> service(Target target) {
    return services.stream()
        .filter(service -> target.input().equals(ServiceTest.INPUT + service.id()))
        .findFirst();
  }

  @Override
  public Observed measure(Target target, Deadline deadline) throws InterruptedException {
    Service service = service(target).orElseThrow();
    Instant start = instruments.clock().instant();
    Semaphore places = new Semaphore(AT_ONCE, true);
    List<Future<Observed>> running = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("probe-service-" + service.id() + "-", 0).factory())) {
      for (ServiceEndpoint endpoint : service.endpoints()) {
        running.add(threads.submit(() -> reach(endpoint, places, deadline)));
      }
    }
    List<Part> parts = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    for (int i = 0; i < running.size(); i++) {
      Observed seen = result(running.get(i));
      Part part = part(service.endpoints().get(i), seen.control());
      parts.add(part);
      observations.addAll(
          new Tagging(part.tag(), i, Duration.between(start, seen.start())).of(seen));
    }
    return new Observed(
        start,
        Duration.between(start, instruments.clock().instant()),
        observations,
        List.of(),
        ControlAnswer.NONE,
        Optional.of(new ServiceTest(service.id(), service.domains().getFirst(), parts)));
  }

  private Observed reach(ServiceEndpoint endpoint, Semaphore places, Deadline deadline)
      throws InterruptedException {
    places.acquire();
    try {
      Target page = new Target(endpoint.protocol().url(endpoint.host(), endpoint.port()));
      return web.reach(page, endpoint.protocol(), deadline);
    } finally {
      places.release();
    }
  }

  private static Part part(ServiceEndpoint endpoint, ControlAnswer answer) {
    return new Part(
        endpoint.function(),
        endpoint.protocol(),
        endpoint.host(),
        endpoint.port(),
        answer.control(),
        answer.failure());
  }

  private static Observed result(Future<Observed> endpoint) throws InterruptedException {
    try {
      return endpoint.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LedAstray astray) {
        throw astray;
      }
      throw new IllegalStateException("an endpoint must be measured, not throw", e.getCause());
    }
  }

  @Override
  public boolean isSuspicious(Observed seen) {
    return !suspicious(seen).isEmpty();
  }

  @Override
  public List<Diagnosis> diagnose(Observed seen, Deadline deadline) throws InterruptedException {
    List<Diagnosis> made = new ArrayList<>();
    for (Observed endpoint : suspicious(seen)) {
      made.addAll(web.diagnose(endpoint, deadline));
    }
    return made;
  }

  /** The first endpoints on which experiments may tell more, each as if it had been a page. */
  private List<Observed> suspicious(Observed seen) {
    return seen.service().stream()
        .flatMap(service -> service.parts().stream())
        .filter(part -> !failsForTheControl(part))
        .map(seen::of)
        .filter(web::isSuspicious)
        .limit(DIAGNOSED)
        .toList();
  }

  /** An app that brings its own authority along looks to both as if its certificate were false. */
  private static boolean failsForTheControl(Part part) {
    return part.control()
        .map(Control::tls)
        .filter(tls -> !tls.isEmpty())
        .filter(tls -> tls.values().stream().allMatch(t -> t.failure().isPresent()))
        .isPresent();
  }
}
