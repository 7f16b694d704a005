package org.burkit.probe.net;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.EOFException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** The one place where what Java throws becomes a word of {@code df-007}. */
final class Failures {
  private record Phrase(String text, FailureKind kind) {}

  /** What the system says, where the class of the exception does not tell. */
  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase("connection reset", FailureKind.CONNECTION_RESET),
          new Phrase("broken pipe", FailureKind.CONNECTION_RESET),
          new Phrase("connection refused", FailureKind.CONNECTION_REFUSED),
          new Phrase("timed out", FailureKind.TIMEOUT),
          new Phrase("connection abort", FailureKind.CONNECTION_ABORTED),
          new Phrase("no route to host", FailureKind.HOST_UNREACHABLE),
          new Phrase("host is unreachable", FailureKind.HOST_UNREACHABLE),
          new Phrase("network is unreachable", FailureKind.NETWORK_UNREACHABLE),
          new Phrase("network is down", FailureKind.NETWORK_DOWN),
          new Phrase("address family not supported", FailureKind.ADDRESS_FAMILY_NOT_SUPPORTED),
          new Phrase("not permitted", FailureKind.PERMISSION_DENIED),
          new Phrase("permission denied", FailureKind.PERMISSION_DENIED));

  private Failures() {}

  static Failure timeout() {
    return Failure.of(FailureKind.TIMEOUT);
  }

  /** What an exception at any step means; the classes first, since texts follow the locale. */
  static Failure of(Throwable thrown) {
    return switch (thrown) {
      case CarriesFailure known -> known.failure();
      // DatagramSocket.connect hides an unreachable network like this
      case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
      case ConnectTimeoutException _, InterruptedIOException _ -> timeout();
      case NoRouteToHostException _ -> Failure.of(FailureKind.HOST_UNREACHABLE);
      case PortUnreachableException _ -> Failure.of(FailureKind.CONNECTION_REFUSED);
      case SSLPeerUnverifiedException _ -> Failure.of(FailureKind.TLS_INVALID_HOSTNAME);
      case SSLException tls -> ofTls(tls);
      case Http2Exception _ -> Failure.of(FailureKind.HTTP_RESPONSE_UNPARSEABLE);
      case ClosedChannelException _, EOFException _ -> Failure.of(FailureKind.EOF);
      default -> byText(thrown);
    };
  }

  private static Failure ofTls(SSLException thrown) {
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException) {
        return Failure.of(FailureKind.TLS_UNKNOWN_AUTHORITY);
      }
      if (cause instanceof SocketException) {
        return byText(cause);
      }
    }
    return Failure.of(FailureKind.TLS_HANDSHAKE);
  }

  private static Failure byText(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    String said = message.toLowerCase(Locale.ROOT);
    for (Phrase phrase : PHRASES) {
      if (said.contains(phrase.text())) {
        return Failure.of(phrase.kind());
      }
    }
    return switch (thrown) {
      case ConnectException _ -> Failure.of(FailureKind.CONNECTION_REFUSED);
      case SocketException _ when message.isEmpty() -> Failure.of(FailureKind.CONNECTION_RESET);
      default -> Failure.unknown(thrown.getClass().getSimpleName() + " " + message.strip());
    };
  }

  /** An exception of ours that already knows its word. */
  interface CarriesFailure {
    Failure failure();
  }
}
