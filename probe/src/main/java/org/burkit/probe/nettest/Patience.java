package org.burkit.probe.nettest;

import java.time.Duration;
import org.burkit.model.StunRequest;

/**
 * How long each step may take. A step that could not have its time before the target's deadline is
 * not begun: a step cut short would look like a censor's silence.
 */
public record Patience(
    Duration dns, Duration connect, Duration tls, Duration http, Duration control) {

  /** The usual, with {@code step} for each of connect, TLS and HTTP. */
  public static Patience of(Duration step) {
    return new Patience(Duration.ofSeconds(5), step, step, step, Duration.ofSeconds(35));
  }

  /** For a STUN binding, with every request that may be sent in it. */
  public Duration stun() {
    return tls.compareTo(StunRequest.WINDOW) < 0 ? tls : StunRequest.WINDOW;
  }

  /**
   * For a QUIC handshake: long enough for three first packets (RFC 9002 section 6.2.2), and no
   * longer than for TLS, since a site that opens over TCP should not wait for it.
   */
  public Duration quic() {
    Duration threePackets = Duration.ofSeconds(5);
    return tls.compareTo(threePackets) < 0 ? tls : threePackets;
  }
}
