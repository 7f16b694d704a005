package org.burkit.probe.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.probe.net.EchEngines.Rejection;
import org.burkit.probe.net.EchEngines.Trust;

/**
 * One TLS handshake over an open channel in which the name may be hidden (RFC 9849), with
 * Conscrypt's engine. Any thread may ask.
 *
 * <p>A hidden name is never said in clear, also where the server rejects or asks for another
 * ClientHello; {@link NameGuard} holds the library to it.
 */
final class EchStep {
  private final ChainJudge judge;

  EchStep(ChainJudge judge) {
    this.judge = judge;
  }

  /** False where the native library does not load; loads it where it does. */
  boolean isAvailable() {
    return EchEngines.areAvailable();
  }

  /**
   * @throws IllegalStateException where the TLS library would have said a hidden name in clear
   */
  HelloAnswer greet(Channel channel, Tap tap, Greeting greeting, Deadline deadline)
      throws InterruptedException {
    Trust trust = new Trust(greeting);
    SslHandler tls = new SslHandler(EchEngines.engine(greeting, trust));
    tls.setHandshakeTimeoutMillis(0);
    NameGuard guard = new NameGuard(greeting.name());
    if (greeting instanceof Greeting.Hidden) {
      channel.pipeline().addLast(guard);
    }
    boolean started = TlsStep.start(channel, tls);
    if (started) {
      tls.handshakeFuture().await(deadline.left().toMillis());
    }
    boolean done = tls.handshakeFuture().isSuccess(); // once: it may still come about meanwhile
    if (guard.struck()) {
      throw new IllegalStateException("a name that was to be hidden was held back by the guard");
    }
    Throwable ended = tls.handshakeFuture().cause();
    Optional<Rejection> rejection = ended == null ? Optional.empty() : EchEngines.rejection(ended);
    List<X509Certificate> chain = trust.chain();
    if (done) {
      return answer(greeting, judge.judge(chain, greeting.name()), chain);
    }
    if (rejection.isPresent()) {
      return rejected(greeting, rejection.get(), chain);
    }
    if (greeting instanceof Greeting.Hidden && !guard.spoke() && ended instanceof SSLException) {
      // The library cannot use the configurations: nobody was asked anything.
      return answer(greeting, Optional.of(Failure.of(FailureKind.TLS_HANDSHAKE)), chain);
    }
    return answer(greeting, started ? TlsStep.whyFailed(tls, tap) : TlsStep.whyEnded(tap), chain);
  }

  /**
   * The ClientHello alone, for who sends it by other means: with one way only to agree on a key, so
   * that it fits into one packet. Of two, the first would pass wherever the second is needed to
   * read it.
   *
   * @throws IllegalStateException where the TLS library would have said a hidden name in clear
   */
  static byte[] hello(Greeting greeting) {
    SSLEngine engine = EchEngines.engine(greeting, new Trust(greeting));
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setNamedGroups(new String[] {"X25519"});
    engine.setSSLParameters(parameters);
    ByteBuffer out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    try {
      var _ = engine.wrap(ByteBuffer.allocate(0), out);
    } catch (SSLException e) {
      throw new IllegalStateException("a greeting that was sent before can be made again", e);
    } finally {
      engine.closeOutbound();
    }
    byte[] hello = new byte[out.flip().remaining()];
    out.get(hello);
    if (greeting instanceof Greeting.Hidden
        && new NameGuard(greeting.name()).isSaidIn(Unpooled.wrappedBuffer(hello))) {
      throw new IllegalStateException("a name that was to be hidden stands in clear");
    }
    return hello;
  }

  private static HelloAnswer answer(
      Greeting greeting, Optional<Failure> failure, List<X509Certificate> chain) {
    return new HelloAnswer(
        greeting.said(),
        failure,
        chain.stream().map(TlsStep::peerCertificate).toList(),
        false,
        Optional.empty());
  }

  /** Only who proves to be the public name may say how names are to be hidden. */
  private HelloAnswer rejected(
      Greeting greeting, Rejection rejection, List<X509Certificate> chain) {
    Optional<Failure> failure = judge.judge(chain, greeting.said());
    return new HelloAnswer(
        greeting.said(),
        failure,
        chain.stream().map(TlsStep::peerCertificate).toList(),
        true,
        failure.isEmpty() ? rejection.anew() : Optional.empty());
  }
}
