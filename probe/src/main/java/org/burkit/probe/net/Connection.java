package org.burkit.probe.net;

import io.netty.channel.Channel;
import java.net.URI;
import java.util.Optional;
import org.burkit.model.Observation.TcpConnect;
import org.burkit.model.Observation.TlsHandshake;

/**
 * One TCP connection and how it came about. One thread at a time: first {@link #handshake} where
 * the target wants TLS, then one {@link #get}. Closing twice is harmless.
 */
public final class Connection implements AutoCloseable {
  private final TcpConnect observation;
  private final Channel channel;
  private final Tap tap;
  private final TlsStep tls;
  private final EchStep ech;
  private final PageMemory memory;
  private String alpn = "";

  Connection(
      TcpConnect observation,
      Channel channel,
      Tap tap,
      TlsStep tls,
      EchStep ech,
      PageMemory memory) {
    this.observation = observation;
    this.channel = channel;
    this.tap = tap;
    this.tls = tls;
    this.ech = ech;
    this.memory = memory;
  }

  /** How connecting went. Nothing else may be asked of a connection that failed. */
  public TcpConnect observation() {
    return observation;
  }

  public boolean isOpen() {
    return observation.failure().isEmpty();
  }

  /**
   * One TLS handshake for {@code name}, which is also the SNI. Where it failed, be it only by the
   * certificate, the connection is closed: nothing may be sent to an impostor.
   */
  public TlsHandshake handshake(String name, Step step, Deadline deadline)
      throws InterruptedException {
    return handshakeUnder(name, name, step, deadline);
  }

  /** The same under another name: the certificate must still be for {@code name}. */
  public TlsHandshake handshakeUnder(String sni, String name, Step step, Deadline deadline)
      throws InterruptedException {
    TlsHandshake handshake =
        tls.handshake(channel, tap, observation.address(), sni, name, step, deadline);
    alpn = handshake.alpn();
    if (handshake.failure().isPresent()) {
      close();
    }
    return handshake;
  }

  /**
   * One TLS handshake in which the name may be hidden, and nothing after it. Only where {@link
   * Network#hidesNames} says so.
   */
  public HelloAnswer greet(Greeting greeting, Deadline deadline) throws InterruptedException {
    try {
      return ech.greet(channel, tap, greeting, deadline);
    } finally {
      close();
    }
  }

  /** One GET of which at most {@code most} bytes are taken. */
  public Transfer transfer(URI url, long most, Step step, Deadline deadline)
      throws InterruptedException {
    Course course = tap.follow(most);
    Page page = get(url, step, deadline);
    return new Transfer(
        course.untilNow(), tap.isFull() ? Optional.empty() : page.exchange().failure());
  }

  /** One GET of {@code url} over this connection, in the version of HTTP that was agreed on. */
  public Page get(URI url, Step step, Deadline deadline) throws InterruptedException {
    return new HttpStep(channel, tap, observation.address(), alpn, memory).get(url, step, deadline);
  }

  @Override
  public void close() {
    var _ = channel.close();
  }
}
