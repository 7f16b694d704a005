package org.burkit.collector.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXReason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.burkit.collector.outward.ForbiddenEndpoint;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;

/** From what Java throws to the published failure words (OONI {@code df-007}). */
final class Failures {
  private static final int DEEPEST = 10;

  private Failures() {}

  /** The word for {@code failure}, judged by its causes, the deepest first. */
  static Failure of(Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, t -> t != null, Throwable::getCause)
            .limit(DEEPEST)
            .toList()
            .reversed();
    return first(causes, Failures::byType)
        .or(() -> first(causes, Failures::byWords))
        .or(() -> first(causes, Failures::byFamily))
        .map(Failure::of)
        .orElseGet(() -> Failure.unknown(failure.getClass().getSimpleName()));
  }

  private interface Rule {
    Optional<FailureKind> kind(Throwable cause);
  }

  private static Optional<FailureKind> first(List<Throwable> causes, Rule rule) {
    return causes.stream().flatMap(cause -> rule.kind(cause).stream()).findFirst();
  }

  private static Optional<FailureKind> byType(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case StepFailed step -> step.failure().kind();
          case ForbiddenEndpoint forbidden ->
              switch (forbidden.why()) {
                case ADDRESS -> FailureKind.DNS_BOGON;
                case PORT -> FailureKind.PERMISSION_DENIED;
              };
          case CertificateExpiredException e -> FailureKind.TLS_INVALID_CERTIFICATE;
          case CertificateNotYetValidException e -> FailureKind.TLS_INVALID_CERTIFICATE;
          case CertPathBuilderException e -> FailureKind.TLS_UNKNOWN_AUTHORITY;
          case CertPathValidatorException e ->
              e.getReason() == PKIXReason.NO_TRUST_ANCHOR
                      || e.getReason() == BasicReason.INVALID_SIGNATURE
                  ? FailureKind.TLS_UNKNOWN_AUTHORITY
                  : FailureKind.TLS_INVALID_CERTIFICATE;
          case SSLPeerUnverifiedException e -> FailureKind.TLS_INVALID_HOSTNAME;
          case TimeoutException e -> FailureKind.TIMEOUT;
          case InterruptedIOException e -> FailureKind.TIMEOUT;
          case NoRouteToHostException e -> FailureKind.HOST_UNREACHABLE;
          case PortUnreachableException e -> FailureKind.CONNECTION_REFUSED;
          case UnknownHostException e -> FailureKind.DNS_NXDOMAIN;
          case EOFException e -> FailureKind.EOF;
          default -> null;
        });
  }

  private static Optional<FailureKind> byWords(Throwable cause) {
    if (!(cause instanceof IOException)) {
      return Optional.empty();
    }
    String words = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return Stream.of(
            said(words, "connection refused", FailureKind.CONNECTION_REFUSED),
            said(words, "connection reset", FailureKind.CONNECTION_RESET),
            said(words, "broken pipe", FailureKind.CONNECTION_RESET),
            said(words, "software caused connection abort", FailureKind.CONNECTION_ABORTED),
            said(words, "timed out", FailureKind.TIMEOUT),
            said(words, "network is unreachable", FailureKind.NETWORK_UNREACHABLE),
            said(words, "network is down", FailureKind.NETWORK_DOWN),
            said(words, "host is unreachable", FailureKind.HOST_UNREACHABLE),
            said(words, "no route to host", FailureKind.HOST_UNREACHABLE),
            said(words, "address family", FailureKind.ADDRESS_FAMILY_NOT_SUPPORTED),
            said(words, "unexpected end of stream", FailureKind.EOF))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<FailureKind> said(String words, String part, FailureKind kind) {
    return words.contains(part) ? Optional.of(kind) : Optional.empty();
  }

  private static Optional<FailureKind> byFamily(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case SSLException e -> FailureKind.TLS_HANDSHAKE;
          case ProtocolException e -> FailureKind.HTTP_RESPONSE_UNPARSEABLE;
          case ConnectException e -> FailureKind.CONNECTION_REFUSED;
          default -> null;
        });
  }
}
