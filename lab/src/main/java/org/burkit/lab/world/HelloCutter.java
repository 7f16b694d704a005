package org.burkit.lab.world;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.lab.packet.Middlebox;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;

/**
 * A program at home that cuts each ClientHello in two segments before the name in it, as people use
 * them against censors that look at single packets. Large hellos come in two by themselves.
 * Stateless.
 */
final class HelloCutter implements Middlebox {
  private static final int HANDSHAKE_RECORD = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int RECORD_HEADER = 5;

  /** In the middle of the random bytes, where no hello has its name yet. */
  private static final int CUT = 20;

  @Override
  public Passage pass(Direction direction, Packet packet, Instant now) {
    return TcpSegment.in(packet)
        .filter(segment -> direction == Direction.TO_SERVER && isHello(segment.data()))
        .map(HelloCutter::cut)
        .orElseGet(() -> Passage.forward(packet));
  }

  private static boolean isHello(byte[] data) {
    return data.length > CUT && data[0] == HANDSHAKE_RECORD && data[RECORD_HEADER] == CLIENT_HELLO;
  }

  private static Passage cut(TcpSegment whole) {
    byte[] data = whole.data();
    Packet first = part(whole, 0, TcpSegment.ACK, Arrays.copyOf(data, CUT));
    Packet second =
        part(
            whole,
            CUT,
            TcpSegment.ACK | TcpSegment.PSH,
            Arrays.copyOfRange(data, CUT, data.length));
    return new Passage(Optional.of(second), List.of(), List.of(first));
  }

  private static Packet part(TcpSegment whole, int offset, int flags, byte[] data) {
    Packet part =
        TcpSegment.build(
            whole.source(), whole.destination(), whole.seq() + offset, whole.ack(), flags, data);
    return TcpSegment.in(part).orElseThrow().withWindow(whole.window());
  }
}
