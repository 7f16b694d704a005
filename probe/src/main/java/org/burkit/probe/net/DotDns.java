package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.burkit.model.DnsReply;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;

/**
 * DNS over TLS (RFC 7858), over a few connections that are used again. Any thread may ask.
 *
 * <p>A server that could not be reached is not tried again for half a minute: where its port is
 * blocked, every target would wait for it. Lookups within that time fail at once in the same way
 * and say so under {@code x_remembered}.
 */
final class DotDns implements Dns {
  private static final Duration MEMORY = Duration.ofSeconds(30);

  private final String server;
  private final DotConnections connections;
  private final AtomicReference<@Nullable Unreachable> unreachable = new AtomicReference<>();

  private record Unreachable(Failure failure, Deadline until) {}

  /**
   * @param server name and port, as published
   */
  DotDns(String server, DotConnections connections) {
    this.server = server;
    this.connections = connections;
  }

  @Override
  public DnsLookup lookup(String name, String queryType, Step step, Deadline deadline) {
    Duration t0 = step.watch().elapsed();
    Optional<Message> query = DnsMessages.question(name, queryType);
    if (query.isEmpty()) {
      return failed(name, queryType, step, t0, Failure.of(FailureKind.DNS_NXDOMAIN), Extra.NONE);
    }
    Unreachable known = unreachable.get();
    if (known != null && !known.until().hasPassed()) {
      return failed(name, queryType, step, t0, known.failure(), remembered());
    }
    try {
      byte[] wire = connections.exchange(query.get().toWire(), deadline);
      DnsReply reply = DnsMessages.read(wire, query.get(), step.watch().elapsed());
      return new DnsLookup(
          name,
          queryType,
          "dot",
          server,
          reply.answers(),
          List.of(reply),
          reply.failure(),
          step.since(t0),
          Extra.NONE);
    } catch (DotConnections.CannotReach e) {
      unreachable.set(new Unreachable(e.failure(), Deadline.in(MEMORY)));
      return failed(name, queryType, step, t0, e.failure(), Extra.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      Failure interrupted = Failures.of(new InterruptedIOException());
      return failed(name, queryType, step, t0, interrupted, Extra.NONE);
    } catch (IOException e) {
      return failed(name, queryType, step, t0, Failures.of(e), Extra.NONE);
    }
  }

  private static Extra remembered() {
    ObjectNode keys = JsonNodeFactory.instance.objectNode();
    return Extra.of(keys.put("x_remembered", true));
  }

  private DnsLookup failed(
      String name, String queryType, Step step, Duration t0, Failure failure, Extra extra) {
    return new DnsLookup(
        name,
        queryType,
        "dot",
        server,
        List.of(),
        List.of(),
        Optional.of(failure),
        step.since(t0),
        extra);
  }
}
