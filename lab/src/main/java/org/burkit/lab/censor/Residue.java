package org.burkit.lab.censor;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Packet;

/** The pairs of addresses that a rule keeps apart for a while after it acted. One thread. */
final class Residue {
  private static final int LARGEST = 4096;

  private record Pair(Ip client, Ip server) {}

  private final Map<Pair, Instant> until = Bounded.map(LARGEST);

  /** Keeps the sender of a packet from its receiver for a time. */
  void leave(Packet fromClient, Duration time, Instant now) {
    if (!time.isZero()) {
      until.put(new Pair(fromClient.source(), fromClient.destination()), now.plus(time));
    }
  }

  boolean keepsFromServer(Packet fromClient, Instant now) {
    return covers(new Pair(fromClient.source(), fromClient.destination()), now);
  }

  boolean keepsFromClient(Packet fromServer, Instant now) {
    return covers(new Pair(fromServer.destination(), fromServer.source()), now);
  }

  private boolean covers(Pair pair, Instant now) {
    Instant end = until.get(pair);
    return end != null && now.isBefore(end);
  }
}
