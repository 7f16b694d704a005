package org.burkit.lab.wire;

import java.util.Arrays;
import java.util.List;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.TcpSegment;
import org.burkit.lab.trial.Capture;
import org.burkit.lab.trial.Trial;

/** Questions to captured packets. Pure. */
final class Capturing {
  private Capturing() {}

  /** The resets at the servers in the name of the home's first connection. */
  static List<TcpSegment> resetsOfTheFirst(Trial trial) {
    Endpoint first = Capture.segments(trial.atHome().fromHome()).getFirst().source();
    return Capture.flagged(TcpSegment.RST, trial.atServers().fromHome()).stream()
        .filter(reset -> reset.source().equals(first))
        .toList();
  }

  /** How many bytes of a server's for the home's first connection crossed a link. */
  static long saidToTheFirst(Trial trial, Capture link) {
    Endpoint first = Capture.segments(trial.atHome().fromHome()).getFirst().source();
    return Capture.segments(link.toHome()).stream()
        .filter(segment -> segment.destination().equals(first))
        .mapToLong(TcpSegment::dataLength)
        .sum();
  }

  /** Whether one of the segments carries just these bytes. */
  static boolean sent(List<Packet> packets, byte[] data) {
    return Capture.segments(packets).stream().anyMatch(s -> Arrays.equals(s.data(), data));
  }
}
