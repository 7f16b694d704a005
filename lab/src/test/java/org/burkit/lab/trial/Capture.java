package org.burkit.lab.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.burkit.lab.net.Tap;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.packet.UdpDatagram;

/** The packets that crossed a link between a home and others. The router writes, any may read. */
public final class Capture implements Tap {
  private record Crossing(Instant when, Packet packet) {}

  private final List<Crossing> crossings = new ArrayList<>();
  private final Set<String> home;

  /** A capture at a link to a home of these addresses. */
  Capture(String... home) {
    this.home = Set.of(home);
  }

  @Override
  public void crossed(Instant when, byte[] bytes) {
    Packet.read(bytes).ifPresent(packet -> add(new Crossing(when, packet)));
  }

  private synchronized void add(Crossing crossing) {
    crossings.add(crossing);
  }

  /** What the home sent, in order. */
  public synchronized List<Packet> fromHome() {
    return packets(p -> p.source().toString());
  }

  /** What was sent to the home, in order. */
  public synchronized List<Packet> toHome() {
    return packets(p -> p.destination().toString());
  }

  private List<Packet> packets(Function<Packet, String> end) {
    return crossings.stream()
        .map(Crossing::packet)
        .filter(packet -> home.contains(end.apply(packet)))
        .toList();
  }

  /** When a packet that is among the captured ones crossed. */
  public synchronized Instant when(Packet packet) {
    return crossings.stream()
        .filter(crossing -> crossing.packet().equals(packet))
        .findFirst()
        .orElseThrow()
        .when();
  }

  /** The TCP segments among some packets. */
  public static List<TcpSegment> segments(List<Packet> packets) {
    return packets.stream().map(TcpSegment::in).flatMap(Optional::stream).toList();
  }

  /** The datagrams among some packets. */
  public static List<UdpDatagram> datagrams(List<Packet> packets) {
    return packets.stream().map(UdpDatagram::in).flatMap(Optional::stream).toList();
  }

  /** How many bytes TCP carried in some packets, those sent again counted again. */
  public static long data(List<Packet> packets) {
    return segments(packets).stream().mapToLong(TcpSegment::dataLength).sum();
  }

  /** Those with a flag, such as {@link TcpSegment#RST}. */
  public static List<TcpSegment> flagged(int flag, List<Packet> packets) {
    return segments(packets).stream().filter(segment -> segment.has(flag)).toList();
  }
}
