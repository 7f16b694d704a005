package org.burkit.probe.nettest.webconnectivity;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.burkit.model.Diagnosis;
import org.burkit.model.EndpointProtocol;
import org.burkit.model.Target;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.nettest.Instruments;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.nettest.webconnectivity.diagnosis.Diagnosing;

/**
 * Opens a web page as a browser would and writes down every step: names, connections, handshakes,
 * exchanges, redirects; meanwhile the control does the same elsewhere. Any thread may run it.
 */
public final class WebConnectivity implements NetTest {
  private final Instruments instruments;

  public WebConnectivity(Instruments instruments) {
    this.instruments = instruments;
  }

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
    return target.url().flatMap(url -> Place.of(url, 0)).isPresent();
  }

  @Override
  public Observed measure(Target target, Deadline deadline) throws InterruptedException {
    return reach(target, EndpointProtocol.HTTPS, deadline);
  }

  /**
   * The same with an endpoint that may be no page: names, addresses, and as many of the layers as
   * it speaks.
   *
   * @param target the endpoint in the form of a page's address
   */
  public Observed reach(Target target, EndpointProtocol extent, Deadline deadline)
      throws InterruptedException {
    Place place = target.url().flatMap(url -> Place.of(url, 0)).orElseThrow();
    try (ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("probe-web-" + place.host() + "-", 0).factory())) {
      Measuring measuring = new Measuring(instruments, threads, deadline);
      return extent == EndpointProtocol.HTTPS ? measuring.of(place) : measuring.of(place, extent);
    }
  }

  @Override
  public boolean isSuspicious(Observed seen) {
    return Diagnosing.isCalledFor(seen);
  }

  @Override
  public List<Diagnosis> diagnose(Observed seen, Deadline deadline) throws InterruptedException {
    return Diagnosing.of(seen, instruments, deadline);
  }
}
