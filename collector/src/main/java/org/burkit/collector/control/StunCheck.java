package org.burkit.collector.control;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.model.Control;
import org.burkit.model.FailureKind;
import org.burkit.model.StunRequest;

/**
 * One STUN binding with one address (RFC 8489). At most four packets of 20 bytes go out, whoever
 * asks, so that the control is of no use for floods. Any thread.
 */
final class StunCheck {
  private static final int LONGEST_ANSWER = 1_500;

  private final SecureRandom random = new SecureRandom();

  Control.Stun binding(InetSocketAddress endpoint) {
    byte[] id = new byte[StunRequest.ID_LENGTH];
    random.nextBytes(id);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(endpoint);
      ask(socket, new StunRequest(id));
      return new Control.Stun(Optional.empty());
    } catch (IOException e) {
      return new Control.Stun(Optional.of(Failures.of(e)));
    }
  }

  private static void ask(DatagramSocket socket, StunRequest request) throws IOException {
    List<Duration> times = StunRequest.SENT_AT;
    byte[] wire = request.bytes();
    for (int sent = 0; sent < times.size(); sent++) {
      Duration next = sent + 1 < times.size() ? times.get(sent + 1) : StunRequest.WINDOW;
      socket.send(new DatagramPacket(wire, wire.length));
      if (isAnswered(socket, request, next.minus(times.get(sent)))) {
        return;
      }
    }
    throw new StepFailed(FailureKind.TIMEOUT);
  }

  private static boolean isAnswered(DatagramSocket socket, StunRequest request, Duration patience)
      throws IOException {
    long until = System.nanoTime() + patience.toNanos();
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST_ANSWER], LONGEST_ANSWER);
    for (long left = patience.toMillis();
        left > 0;
        left = (until - System.nanoTime()) / 1_000_000) {
      packet.setLength(LONGEST_ANSWER);
      socket.setSoTimeout((int) left);
      try {
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return false;
      }
      if (request.isAnsweredBy(Arrays.copyOf(packet.getData(), packet.getLength()))) {
        return true;
      }
    }
    return false;
  }
}
