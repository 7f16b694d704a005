package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * nobody listens. Where an answer says that it was cut, the question is put again over TCP (RFC
 * 7766), which {@code x_tcp} tells. A question without an answer is put once more, to the next
 * server where there is one.
 */
final class UdpDns implements Dns {
  private static final int MAX_REPLIES = 16;
  private static final int MAX_DATAGRAM = 4096;

  private final String engine;
  private final List<InetSocketAddress> servers;
  private final Duration window;
  private final DatagramCount count;

  /**
   * @param engine the published word for this way of asking
   * @param servers in order of preference, at least one
   * @param window how long to listen on after the first answer
   */
  UdpDns(String engine, List<InetSocketAddress> servers, Duration window, DatagramCount count) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("a resolver needs the address of a server, got none");
    }
    this.engine = engine;
    this.servers = List.copyOf(servers);
    this.window = window;
    this.count = count;
  }

  @Override
  public DnsLookup lookup(String name, String queryType, Step step, Deadline deadline) {
    Duration t0 = step.watch().elapsed();
    Attempt first = attempt(servers.getFirst(), name, queryType, step, half(deadline));
    Attempt last = first;
    if (first.answer().isEmpty() && !deadline.hasPassed()) {
      Attempt again = attempt(servers.get(1 % servers.size()), name, queryType, step, deadline);
      last = new Attempt(again.server(), joined(first, again), again.failure(), again.tcp());
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
      Failure impossible = Failure.of(FailureKind.DNS_NXDOMAIN);
      return new Attempt(server, List.of(), impossible, Optional.empty());
    }
    List<DnsReply> replies = new ArrayList<>();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(server);
      byte[] wire = query.get().toWire();
      DatagramPacket question = new DatagramPacket(wire, wire.length);
      socket.send(question);
      count.add(question);
      boolean cut = listen(socket, query.get(), step, deadline, replies);
      Optional<OverTcp> tcp =
          cut ? Optional.of(overTcp(server, query.get(), step, deadline)) : Optional.empty();
      return new Attempt(server, replies, Failures.timeout(), tcp);
    } catch (IOException | RuntimeException e) {
      return new Attempt(server, replies, Failures.of(e), Optional.empty());
    }
  }

  private static OverTcp overTcp(
      InetSocketAddress server, Message query, Step step, Deadline deadline) {
    try (DnsStream stream = DnsStream.tcp(server, deadline)) {
      byte[] wire = stream.exchange(query.toWire(), deadline);
      DnsReply reply = DnsMessages.read(wire, query, step.watch().elapsed());
      return new OverTcp(Optional.of(reply), reply.failure());
    } catch (IOException | RuntimeException e) {
      return new OverTcp(Optional.empty(), Optional.of(Failures.of(e)));
    }
  }

  /** Fills {@code replies}; true where the first answer says that it was cut. */
  private boolean listen(
      DatagramSocket socket, Message query, Step step, Deadline deadline, List<DnsReply> replies)
      throws IOException {
    Deadline until = deadline;
    boolean answered = false;
    boolean cut = false;
    while (replies.size() < MAX_REPLIES && !until.hasPassed()) {
      DatagramPacket packet = new DatagramPacket(new byte[MAX_DATAGRAM], MAX_DATAGRAM);
      socket.setSoTimeout(until.millisAtLeastOne());
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return cut;
      }
      count.add(packet);
      byte[] wire = Arrays.copyOf(packet.getData(), packet.getLength());
      DnsReply reply = DnsMessages.read(wire, query, step.watch().elapsed());
      replies.add(reply);
      if (!answered && DnsMessages.answersTheQuestion(reply)) {
        answered = true;
        cut = DnsMessages.isTruncated(wire);
        until = deadline.orIn(window);
      }
    }
    return cut;
  }

  /** What came of asking again over TCP. */
  private record OverTcp(Optional<DnsReply> reply, Optional<Failure> failure) {

    Extra extra() {
      ObjectNode keys = JsonNodeFactory.instance.objectNode();
      keys.putObject("x_tcp").put("failure", failure.map(Failure::text).orElse(null));
      return Extra.of(keys);
    }
  }

  /** What one server said; the failure counts only where none of its replies is an answer. */
  private record Attempt(
      InetSocketAddress server, List<DnsReply> replies, Failure failure, Optional<OverTcp> tcp) {

    Optional<DnsReply> answer() {
      return tcp.flatMap(OverTcp::reply)
          .filter(DnsMessages::answersTheQuestion)
          .or(() -> replies.stream().filter(DnsMessages::answersTheQuestion).findFirst());
    }

    private List<DnsReply> all() {
      List<DnsReply> all = new ArrayList<>(replies);
      tcp.flatMap(OverTcp::reply).ifPresent(all::add);
      return all;
    }

    /** A cut answer without the wanted record fails as the question over TCP did. */
    private Optional<Failure> outcome(DnsReply answer) {
      return answer.failure().isEmpty()
          ? Optional.empty()
          : tcp.flatMap(OverTcp::failure).or(answer::failure);
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
          all(),
          answer.isPresent() ? outcome(answer.get()) : Optional.of(failure),
          new Trace(t0, end, whole.transactionId(), whole.tags()),
          tcp.map(OverTcp::extra).orElse(Extra.NONE));
    }
  }
}
