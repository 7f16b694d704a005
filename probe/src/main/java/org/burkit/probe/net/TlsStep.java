package org.burkit.probe.net;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.burkit.model.Extra;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.model.Observation.TlsHandshake;
import org.burkit.model.PeerCertificate;

/**
 * The TLS handshake over an open channel, with the JDK's engine. Any thread may ask.
 *
 * <p>What {@code ssl_failed_handshake} hides is told under {@code x_tls_symptom}: {@code alert}
 * (with {@code x_tls_alert}), {@code plaintext} or {@code protocol}.
 */
final class TlsStep {
  private final ChainKeeper keeper = new ChainKeeper();
  private final ChainJudge judge;
  private final SslContext context;

  TlsStep(ChainJudge judge) {
    this.judge = judge;
    this.context = context(keeper);
  }

  private static SslContext context(ChainKeeper keeper) {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.JDK)
          .trustManager(keeper)
          .endpointIdentificationAlgorithm(null) // the judge asks for the name afterwards
          .protocols("TLSv1.3", "TLSv1.2")
          .build();
    } catch (SSLException e) {
      throw new IllegalStateException("every Java platform must offer TLS 1.3", e);
    }
  }

  /**
   * @param said the SNI unless it is an address
   * @param name what the certificate must be for
   */
  TlsHandshake handshake(
      Channel channel,
      Tap tap,
      String address,
      String said,
      String name,
      Step step,
      Deadline deadline)
      throws InterruptedException {
    Duration t0 = step.watch().elapsed();
    // Without peer host and port the JDK has no key to resume an old session under: each handshake
    // must show its chain.
    SslHandler tls = context.newHandler(channel.alloc());
    tls.setHandshakeTimeoutMillis(0);
    String sni = prepare(tls.engine(), said);
    boolean started = start(channel, tls);
    if (started) {
      tls.handshakeFuture().await(deadline.left().toMillis());
    }
    boolean done = tls.handshakeFuture().isSuccess(); // once: it may still come about meanwhile
    List<X509Certificate> chain = keeper.take(tls.engine());
    Outcome outcome =
        done
            ? new Outcome(judge.judge(chain, name), Extra.NONE)
            : started ? failed(tls, tap) : Outcome.ended(tap);
    SSLSession session = tls.engine().getSession();
    String alpn = tls.engine().getApplicationProtocol();
    return new TlsHandshake(
        address,
        sni,
        outcome.failure(),
        chain.stream().map(TlsStep::peerCertificate).toList(),
        done ? session.getProtocol() : "",
        done ? session.getCipherSuite() : "",
        done && alpn != null ? alpn : "",
        step.since(t0),
        outcome.extra());
  }

  /** Asks for the name and, as browsers do, for HTTP/2 or 1.1; says which SNI will be sent. */
  private static String prepare(SSLEngine engine, String name) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {Http2.NAME, "http/1.1"});
    Optional<SNIHostName> sni = serverName(name);
    sni.ifPresent(server -> parameters.setServerNames(List.of(server)));
    engine.setSSLParameters(parameters);
    return sni.isPresent() ? name : "";
  }

  /** Empty for a literal address (RFC 6066 section 3) and for what cannot be an SNI. */
  private static Optional<SNIHostName> serverName(String name) {
    if (Addresses.parse(name).isPresent()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SNIHostName(name.getBytes(StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Puts the handler in within the event loop, so that no end of the channel slips by unseen. */
  static boolean start(Channel channel, SslHandler tls) throws InterruptedException {
    Future<Boolean> started =
        channel
            .eventLoop()
            .submit(() -> {
              Held.end(channel);
              channel.pipeline().addLast(tls);
              Held.begin(channel);
              return channel.isActive();
            });
    return started.await().isSuccess() && started.getNow();
  }

  private static Outcome failed(SslHandler tls, Tap tap) {
    if (tap.answeredInPlaintext()) {
      return Outcome.symptom("plaintext", Optional.empty());
    }
    if (tap.alert().isPresent()) {
      return Outcome.symptom("alert", Optional.of(String.valueOf(tap.alert().getAsInt())));
    }
    Throwable cause = tls.handshakeFuture().cause();
    String said = String.valueOf(cause);
    if (said.contains("fatal alert")) { // encrypted: only the engine could read it
      return Outcome.symptom("alert", Optional.of(said.substring(said.lastIndexOf(' ') + 1)));
    }
    if (tap.broken().isPresent()) {
      return new Outcome(tap.broken(), Extra.NONE);
    }
    if (cause == null) {
      return new Outcome(Optional.of(Failures.timeout()), Extra.NONE);
    }
    Failure failure = Failures.of(cause);
    return failure.kind() == FailureKind.TLS_HANDSHAKE
        ? Outcome.symptom("protocol", Optional.empty())
        : new Outcome(Optional.of(failure), Extra.NONE);
  }

  /** Why a handshake that was begun is not done. */
  static Optional<Failure> whyFailed(SslHandler tls, Tap tap) {
    return failed(tls, tap).failure();
  }

  /** Why one could not be begun. */
  static Optional<Failure> whyEnded(Tap tap) {
    return Outcome.ended(tap).failure();
  }

  static PeerCertificate peerCertificate(X509Certificate certificate) {
    try {
      return PeerCertificate.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  private record Outcome(Optional<Failure> failure, Extra extra) {

    /** The connection was over before the first byte could be sent. */
    static Outcome ended(Tap tap) {
      Failure failure = tap.broken().orElse(Failure.of(FailureKind.EOF));
      return new Outcome(Optional.of(failure), Extra.NONE);
    }

    static Outcome symptom(String symptom, Optional<String> alert) {
      ObjectNode keys = JsonNodeFactory.instance.objectNode();
      keys.put("x_tls_symptom", symptom);
      alert.ifPresent(description -> keys.put("x_tls_alert", description));
      return new Outcome(Optional.of(Failure.of(FailureKind.TLS_HANDSHAKE)), Extra.of(keys));
    }
  }
}
