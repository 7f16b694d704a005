package org.burkit.probe.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.quic.QuicChannel;
import java.net.URI;
import java.util.Optional;
import org.burkit.model.Observation.QuicHandshake;

/**
 * One QUIC connection and how it came about. One thread at a time; one request where it stands.
 * Closing twice is harmless.
 */
public final class QuicConnection implements AutoCloseable {
  private final QuicHandshake observation;
  private final Channel socket;
  private final Optional<QuicChannel> quic;
  private final QuicTap tap;
  private final PageMemory memory;

  QuicConnection(
      QuicHandshake observation,
      Channel socket,
      Optional<QuicChannel> quic,
      QuicTap tap,
      PageMemory memory) {
    this.observation = observation;
    this.socket = socket;
    this.quic = quic;
    this.tap = tap;
    this.memory = memory;
  }

  /** How the handshake went. One that failed, be it by the certificate, is closed already. */
  public QuicHandshake observation() {
    return observation;
  }

  public boolean isOpen() {
    return observation.failure().isEmpty();
  }

  /** One GET of {@code url} over HTTP/3, over a connection that is open. */
  public Page get(URI url, Step step, Deadline deadline) throws InterruptedException {
    return http3().get(url, step, deadline);
  }

  /** One request of ours over HTTP/3, over a connection that is open; its answer at most 1 MiB. */
  ResponseReader.Received call(FullHttpRequest request, Deadline deadline)
      throws InterruptedException {
    ResponseReader.Received received = http3().ask(request, deadline);
    memory.giveBack(received);
    return received;
  }

  private Http3Step http3() {
    QuicChannel open = quic.orElseThrow(() -> new IllegalStateException("no connection stands"));
    return new Http3Step(open, tap, observation.address(), memory);
  }

  @Override
  public void close() {
    quic.ifPresent(open -> {
      var _ = open.close(true, Http3Step.NO_ERROR, Unpooled.EMPTY_BUFFER);
    });
    var _ = socket.close(); // the peer was told; its answer is not waited for
  }
}
