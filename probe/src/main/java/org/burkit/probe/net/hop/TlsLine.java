package org.burkit.probe.net.hop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import org.burkit.probe.net.Deadline;

/** What is said over one connection, in TLS where there is an engine for it. One thread. */
final class TlsLine {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final LimitedSocket socket;
  private final Optional<SSLEngine> engine;

  TlsLine(LimitedSocket socket, Optional<SSLEngine> engine) {
    this.socket = socket;
    this.engine = engine;
  }

  /**
   * False where the handshake does not come to its end in time.
   *
   * @throws IOException where the other side is not whom the engine wants, or breaks the rules
   */
  boolean open(Deadline deadline) throws IOException {
    return engine.isEmpty() || shakeHands(engine.get(), deadline);
  }

  private boolean shakeHands(SSLEngine tls, Deadline deadline) throws IOException {
    ByteBuffer came = ByteBuffer.allocate(2 * tls.getSession().getPacketBufferSize());
    ByteBuffer plain = ByteBuffer.allocate(2 * tls.getSession().getApplicationBufferSize());
    tls.beginHandshake();
    while (!deadline.hasPassed()) {
      switch (tls.getHandshakeStatus()) {
        case NEED_WRAP -> {
          if (!send(NOTHING)) {
            return false;
          }
        }
        case NEED_TASK -> Optional.ofNullable(tls.getDelegatedTask()).ifPresent(Runnable::run);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          came.flip();
          SSLEngineResult result = tls.unwrap(came, plain);
          came.compact();
          boolean more = result.getStatus() == Status.BUFFER_UNDERFLOW;
          if (result.getStatus() == Status.CLOSED || (more && !fill(came, deadline))) {
            return false;
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return true;
        }
      }
    }
    return false;
  }

  private boolean fill(ByteBuffer came, Deadline deadline) {
    if (Waiting.on(List.of(socket), Waiting.READABLE, deadline).isEmpty()) {
      return false;
    }
    byte[] bytes = new byte[came.remaining()];
    int length = socket.receive(bytes);
    if (length <= 0) {
      return false;
    }
    came.put(bytes, 0, length);
    return true;
  }

  /** Says that; false where the system does not take it. */
  boolean say(byte[] words) throws IOException {
    return engine.isPresent() ? send(ByteBuffer.wrap(words)) : socket.send(words) == 0;
  }

  private boolean send(ByteBuffer words) throws IOException {
    SSLEngine tls = engine.orElseThrow();
    ByteBuffer out =
        ByteBuffer.allocate(tls.getSession().getPacketBufferSize() + words.remaining());
    var _ = tls.wrap(words, out);
    byte[] bytes = new byte[out.flip().remaining()];
    out.get(bytes);
    return bytes.length == 0 || socket.send(bytes) == 0;
  }
}
