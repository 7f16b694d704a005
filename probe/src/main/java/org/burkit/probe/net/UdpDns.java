package org.burkit.probe.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.model.DnsReply;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.DnsLookup;
import org.burkit.model.Trace;
import org.xbill.DNS.Message;

/**
 * DNS over our own UDP socket that stays open after the first answer, since a second and different
 * answer to one question is direct evidence of injection. Any thread may ask.
 *
 * <p>The socket is connected: the system drops what comes from another address, and tells when
 * nobody listens. A question without an answer is put once more, to the next server where there is
 * one.
 */
final class UdpDns implements Dns {
  private static final int MAX_REPLIES = 16;
  private static final int MAX_DATAGRAM = 4096;

  private final String engine;
  private final List<InetSocketAddress> servers;
  private final Duration window;

  /**
   * @param engine the published word for this way of asking
   * @param servers in order of preference, at least one
   * @param window how long to listen on after the first answer
   */
  UdpDns(String engine, List<InetSocketAddress> servers, Duration window) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a resolver needs the address of a server, got none");
    }
    this.engine = engine;
    this.servers = List.copyOf(servers);
    this.window = window;
  }

  @Override
  public DnsLookup lookup(String name, String queryType, Step step, Deadline deadline) {
    Duration t0 = step.watch().elapsed();
    Attempt first = attempt(servers.getFirst(), name, queryType, step, half(deadline));
    Attempt last = first;
    if (first.answer().isEmpty() && !deadline.hasPassed()) {
      Attempt again = attempt(servers.get(1 % servers.size()), name, queryType, step, deadline);
      last = new Attempt(again.server(), joined(first, again), again.failure());
    }
    return last.observation(name, queryType, engine, step, t0);
  }

  private static Deadline half(Deadline deadline) {
    return Deadline.in(deadline.left().dividedBy(2));
  }

  private static List<DnsReply> joined(Attempt first, Attempt second) {
    List<DnsReply> all = new ArrayList<>(first.replies());
    all.addAll(second.replies());
    return all;
  }

  private Attempt attempt(
      InetSocketAddress server, String name, String queryType, Step step, Deadline deadline) {
    Optional<Message> query = DnsMessages.question(name, queryType);
    if (query.isEmpty()) {
      return new Attempt(server, List.of(), Failure.of(FailureKind.DNS_NXDOMAIN));
    }
    List<DnsReply> replies = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      byte[] wire = query.get().toWire();
      socket.send(new DatagramPacket(wire, wire.length));
      listen(socket, query.get(), step, deadline, replies);
      return new Attempt(server, replies, Failures.timeout());
    } catch (SocketTimeoutException e) {
      return new Attempt(server, replies, Failures.timeout());
    } catch (IOException | RuntimeException e) {
      return new Attempt(server, replies, Failures.of(e));
    }
  }

  private void listen(
      DatagramSocket socket, Message query, Step step, Deadline deadline, List<DnsReply> replies)
      throws IOException {
    Deadline until = deadline;
    boolean answered = false;
    while (replies.size() < MAX_REPLIES && !until.hasPassed()) {
      DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
      socket.setSoTimeout(until.millisAtLeastOne());
      socket.receive(packet);
      byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
      DnsReply reply = DnsMessages.read(wire, query, step.watch().elapsed());
      replies.add(reply);
      if (!answered && DnsMessages.answersTheQuestion(reply)) {
        answered = true;
        until = deadline.orIn(window);
      }
    }
  }

  /** What one server said; the failure counts only where none of its replies is an answer. */
  private record Attempt(InetSocketAddress server, List<DnsReply> replies, Failure failure) {

    Optional<DnsReply> answer() {
      return replies.stream().filter(DnsMessages::answersTheQuestion).findFirst();
    }

    DnsLookup observation(String name, String type, String engine, Step step, Duration t0) {
      Optional<DnsReply> answer = answer();
      Trace whole = step.since(t0);
      // A lookup ends with its answer; the listening after it is ours.
      Duration end = answer.map(DnsReply::t).orElse(whole.t());
      return new DnsLookup(
          name,
          type,
          engine,
          Endpoint.of(Addresses.text(server.getAddress()), server.getPort()),
          answer.map(DnsReply::answers).orElse(List.of()),
          replies,
          answer.isPresent() ? answer.get().failure() : Optional.of(failure),
          new Trace(t0, end, whole.transactionId(), whole.tags()),
          Extra.NONE);
    }
  }
}
