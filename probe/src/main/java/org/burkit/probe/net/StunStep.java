package org.burkit.probe.net;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.burkit.model.Endpoint;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.Observation.StunBinding;
import org.burkit.model.StunRequest;

/**
 * One STUN binding over a UDP socket of its own (RFC 8489). The socket is connected: the system
 * drops what comes from another address, and tells when nobody listens. Any thread may ask.
 */
final class StunStep {
  /** Longer ones are cut, and are no answer: a server has a few dozen bytes to say. */
  private static final int LONGEST_ANSWER = 1_500;

  private final SecureRandom random = new SecureRandom();
  private final DatagramCount count;

  StunStep(DatagramCount count) {
    this.count = count;
  }

  StunBinding bind(InetAddress ip, int port, Step step, Deadline deadline) {
    Duration t0 = step.watch().elapsed();
    Optional<Failure> failure;
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(ip, port));
      failure =
          ask(socket, request(), deadline).isPresent()
              ? Optional.empty()
              : Optional.of(Failures.timeout());
    } catch (IOException | RuntimeException e) {
      failure = Optional.of(Failures.of(e));
    }
    return new StunBinding(
        Endpoint.of(Addresses.text(ip), port), failure, step.since(t0), Extra.NONE);
  }

  /** The address that a server sees this machine under; empty where it does not answer. */
  Optional<InetAddress> ownAddress(InetAddress ip, int port, Deadline deadline) {
    StunRequest request = request();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(ip, port));
      return ask(socket, request, deadline).flatMap(request::mapped).map(Addresses::ofBytes);
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private StunRequest request() {
    byte[] id = new byte[StunRequest.ID_LENGTH];
    random.nextBytes(id);
    return new StunRequest(id);
  }

  private Optional<byte[]> ask(DatagramSocket socket, StunRequest request, Deadline deadline)
      throws IOException {
    Stopwatch watch = Stopwatch.start();
    byte[] wire = request.bytes();
    for (int sent = 0; sent < StunRequest.SENT_AT.size() && !deadline.hasPassed(); sent++) {
      DatagramPacket asked = new DatagramPacket(wire, wire.length);
      socket.send(asked);
      count.add(asked);
      boolean last = sent + 1 == StunRequest.SENT_AT.size();
      Deadline until =
          last ? deadline : deadline.orIn(StunRequest.SENT_AT.get(sent + 1).minus(watch.elapsed()));
      Optional<byte[]> answer = answer(socket, request, until);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private Optional<byte[]> answer(DatagramSocket socket, StunRequest request, Deadline until)
      throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST_ANSWER], LONGEST_ANSWER);
    while (!until.hasPassed()) {
      packet.setLength(LONGEST_ANSWER);
      socket.setSoTimeout(until.millisAtLeastOne());
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      count.add(packet);
      byte[] came = Arrays.copyOf(packet.getData(), packet.getLength());
      if (request.isAnsweredBy(came)) {
        return Optional.of(came);
      }
    }
    return Optional.empty();
  }
}
