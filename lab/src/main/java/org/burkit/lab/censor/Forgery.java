package org.burkit.lab.censor;

import org.burkit.lab.packet.Packet;
import org.burkit.lab.packet.TcpSegment;

/**
 * What a censor's own packets look like when they leave it: marks that betray it, since the genuine
 * server's packets have others.
 *
 * @param ttl time to live at the censor, 1 to 255
 * @param identification of the IP header (RFC 791), 0 to 65535
 * @param window of TCP segments, 0 to 65535
 */
public record Forgery(int ttl, int identification, int window) {
  public static final Forgery PLAIN = new Forgery(64, 0, 32_767);

  public Forgery {
    if (ttl < 1 || ttl > 255) {
      throw new IllegalArgumentException("time to live out of 1..255: " + ttl);
    }
    if ((identification | window) >>> 16 != 0) {
      throw new IllegalArgumentException(
          "identification or window out of 0..65535: " + identification + ", " + window);
    }
  }

  Packet mark(Packet packet) {
    Packet sent = packet.sentWith(ttl, identification);
    return TcpSegment.in(sent).map(segment -> segment.withWindow(window)).orElse(sent);
  }
}
