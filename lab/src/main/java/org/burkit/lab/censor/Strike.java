package org.burkit.lab.censor;

import static org.burkit.lab.packet.TcpSegment.ACK;
import static org.burkit.lab.packet.TcpSegment.FIN;
import static org.burkit.lab.packet.TcpSegment.PSH;
import static org.burkit.lab.packet.TcpSegment.RST;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.burkit.lab.packet.DnsQuestion;
import org.burkit.lab.packet.DualAddress;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.IcmpError;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.Passage;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;

/** The packets that each action makes of the one that triggered it. Stateless. */
final class Strike {
  private static final byte[] NOTHING = {};
  private static final byte TLS_ALERT = 21;
  private static final byte FATAL = 2;

  private final Forgery forgery;
  private final DualAddress address;

  Strike(Forgery forgery, DualAddress address) {
    this.forgery = forgery;
    this.address = address;
  }

  /** The forged answers to a question over UDP. */
  List<Packet> dns(Action.ForgeDns forge, UdpDatagram datagram, DnsQuestion question) {
    return forge.answers().stream()
        .map(question::forge)
        .map(wire -> UdpDatagram.build(datagram.destination(), datagram.source(), wire))
        .map(forgery::mark)
        .toList();
  }

  /** The forged answer to a question over TCP, in the server's place. */
  Passage dnsOverTcp(Action.ForgeDns forge, TcpSegment segment, DnsQuestion question) {
    byte[] wire = question.forge(forge.answers().getFirst());
    byte[] framed = new byte[2 + wire.length];
    framed[0] = (byte) (wire.length >>> 8);
    framed[1] = (byte) wire.length;
    System.arraycopy(wire, 0, framed, 2, wire.length);
    return inPlace(segment, PSH | ACK | FIN, framed);
  }

  Passage tcp(Action action, Packet packet, TcpSegment segment) {
    return switch (action) {
      case Action.Drop _ -> Passage.drop();
      case Action.Reset _ -> inPlace(segment, RST | ACK, NOTHING);
      case Action.ResetClient _ ->
          new Passage(
              Optional.of(packet), List.of(fromServer(segment, RST | ACK, NOTHING)), List.of());
      case Action.Close _ -> inPlace(segment, ACK | FIN, NOTHING);
      case Action.Alert(int description) ->
          inPlace(segment, PSH | ACK | FIN, alert((byte) description));
      case Action.Respond(HttpResponse response) ->
          inPlace(segment, PSH | ACK | FIN, response.bytes());
      case Action.Prohibit _ -> prohibit(packet);
      case Action.Mute _, Action.Freeze _, Action.ResetLater _, Action.Shape _, Action.Lose _ ->
          Passage.forward(packet);
      case Action.ForgeDns _, Action.Divert _ ->
          throw new IllegalStateException(
              "a rule that should not have passed its check: " + action);
    };
  }

  /**
   * What becomes of a client's packet on a flow that was judged before.
   *
   * @param to the packet, for another server than it was sent to
   */
  Passage onward(Packet packet, Flow flow, Function<Endpoint, Packet> to) {
    return switch (flow) {
      case Flow.Cut _ -> Passage.drop();
      case Flow.Forbidden _ -> prohibit(packet);
      case Flow.Diverted(var instead) -> Passage.forward(to.apply(instead));
      case Flow.Reading _,
          Flow.Cleared _,
          Flow.Muted _,
          Flow.Rationed _,
          Flow.Lossy _,
          Flow.Shaped _ ->
          Passage.forward(packet);
    };
  }

  private Passage prohibit(Packet packet) {
    Packet error = forgery.mark(IcmpError.prohibited(address.of(packet.family()), packet));
    return new Passage(Optional.empty(), List.of(error), List.of());
  }

  /** Resets both ends in the place of a segment of the server's data. */
  Passage resetInMidStream(TcpSegment fromServer) {
    Packet toClient =
        TcpSegment.build(
            fromServer.source(),
            fromServer.destination(),
            fromServer.seq(),
            fromServer.ack(),
            RST | ACK,
            NOTHING);
    Packet toServer =
        TcpSegment.build(
            fromServer.destination(), fromServer.source(), fromServer.ack(), 0, RST, NOTHING);
    return new Passage(
        Optional.empty(), List.of(forgery.mark(toClient)), List.of(forgery.mark(toServer)));
  }

  /** Speaks in the server's place and resets the server. */
  private Passage inPlace(TcpSegment segment, int flags, byte[] data) {
    Packet reset =
        TcpSegment.build(segment.source(), segment.destination(), segment.seq(), 0, RST, NOTHING);
    return new Passage(
        Optional.empty(), List.of(fromServer(segment, flags, data)), List.of(forgery.mark(reset)));
  }

  private Packet fromServer(TcpSegment segment, int flags, byte[] data) {
    return forgery.mark(
        TcpSegment.build(
            segment.destination(),
            segment.source(),
            /* seq= */ segment.ack(),
            /* ack= */ segment.nextSeq(),
            flags,
            data));
  }

  private static byte[] alert(byte description) {
    return new byte[] {TLS_ALERT, 3, 3, 0, 2, FATAL, description};
  }
}
