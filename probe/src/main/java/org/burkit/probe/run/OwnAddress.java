package org.burkit.probe.run;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.burkit.lists.StunServer;
import org.burkit.probe.net.Addresses;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Dns;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.Step;
import org.burkit.probe.net.Stopwatch;

/**
 * Asks neutral servers under which address of IPv4 this home is seen from outside, once a run, as
 * every call does at its beginning; addresses of IPv6 are the machine's own. The answer stays in
 * memory: it is what must not be written. Any thread may ask.
 */
public final class OwnAddress {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  /** So many servers are asked at most, until one has answered. */
  private static final int SERVERS = 2;

  private final Network network;
  private final Dns names;
  private final List<StunServer> servers;

  public OwnAddress(Network network, Dns names, List<StunServer> servers) {
    this.network = network;
    this.names = names;
    this.servers = servers.stream().limit(SERVERS).toList();
  }

  /** Empty where no server answers. */
  public Optional<InetAddress> ask() {
    Deadline deadline = Deadline.in(PATIENCE);
    return servers.stream().flatMap(server -> ask(server, deadline).stream()).findFirst();
  }

  private Optional<InetAddress> ask(StunServer server, Deadline deadline) {
    Step step = new Step(Stopwatch.start(), 0, List.of());
    return names.lookup(server.host(), "A", step, deadline).addresses().stream()
        .findFirst()
        .flatMap(Addresses::parse)
        .flatMap(ip -> network.ownAddress(ip, server.port(), deadline.orIn(PATIENCE.dividedBy(2))));
  }
}
