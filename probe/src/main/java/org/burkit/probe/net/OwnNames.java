package org.burkit.probe.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Dns;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;

/**
 * Names for OkHttp through our own lookups, so that the JVM's resolver is never asked by accident.
 * The ways are tried in order until one has an address. Any thread may ask.
 */
final class OwnNames implements Dns {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final List<org.burkit.probe.net.Dns> ways;

  OwnNames(List<org.burkit.probe.net.Dns> ways) {
    this.ways = List.copyOf(ways);
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    if (hostname.equals("localhost")) { // RFC 6761 section 6.3: never a question for a server
      return List.of(InetAddress.getLoopbackAddress());
    }
    Failure last = Failure.of(FailureKind.DNS_NO_ANSWER);
    for (var way : ways) {
      Step step = new Step(Stopwatch.start(), 0, List.of());
      List<InetAddress> found = new ArrayList<>();
      for (String type : List.of("A", "AAAA")) {
        DnsLookup lookup = way.lookup(hostname, type, step, Deadline.in(PATIENCE));
        lookup.addresses().forEach(ip -> Addresses.parse(ip).ifPresent(found::add));
        last = lookup.failure().orElse(last);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    throw new Unresolved(hostname, last);
  }

  private static final class Unresolved extends UnknownHostException
      implements Failures.CarriesFailure {
    private final transient Failure failure;

    Unresolved(String hostname, Failure failure) {
      super("no address for " + hostname + ": " + failure);
      this.failure = failure;
    }

    @Override
    public Failure failure() {
      return failure;
    }
  }
}
