package org.burkit.lab.censor;

import static org.burkit.lab.packet.TcpSegment.ACK;
import static org.burkit.lab.packet.TcpSegment.FIN;
import static org.burkit.lab.packet.TcpSegment.PSH;
import static org.burkit.lab.packet.TcpSegment.RST;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.lab.packet.DnsQuestion;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;

/** The packets that each action makes of the one that triggered it. */
final class Strike {
  private static final byte[] NOTHING = {};

  private Strike() {}

  static Passage dns(Action action, Packet packet, UdpDatagram datagram, DnsQuestion question) {
    return switch (action) {
      case Action.InjectAnswer(var address) -> {
        byte[] answer = question.forgedAnswer(address);
        Packet forged = UdpDatagram.build(datagram.destination(), datagram.source(), answer);
        yield new Passage(Optional.of(packet), List.of(forged), List.of());
      }
      case Action.Drop _ -> Passage.drop();
      case Action.Reset _, Action.BlockPage _, Action.Divert _ -> throw unfit(action);
    };
  }

  static Passage tcp(Action action, Packet packet, TcpSegment segment) {
    return switch (action) {
      case Action.Drop _ -> Passage.drop();
      case Action.Reset _ ->
          new Passage(
              Optional.empty(),
              List.of(fromServer(segment, RST | ACK, NOTHING)),
              List.of(resetToServer(segment)));
      case Action.BlockPage(String html) ->
          new Passage(
              Optional.empty(),
              List.of(fromServer(segment, PSH | ACK | FIN, response(html))),
              List.of(resetToServer(segment)));
      case Action.InjectAnswer _, Action.Divert _ -> throw unfit(action);
    };
  }

  private static Packet fromServer(TcpSegment segment, int flags, byte[] data) {
    return TcpSegment.build(
        segment.destination(),
        segment.source(),
        /* seq= */ segment.ack(),
        /* ack= */ segment.nextSeq(),
        flags,
        data);
  }

  private static Packet resetToServer(TcpSegment segment) {
    return TcpSegment.build(
        segment.source(), segment.destination(), segment.seq(), 0, RST, NOTHING);
  }

  private static byte[] response(String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(body.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, all, start.length, body.length);
    return all;
  }

  private static IllegalStateException unfit(Action action) {
    return new IllegalStateException("a rule that should not have passed its check: " + action);
  }
}
