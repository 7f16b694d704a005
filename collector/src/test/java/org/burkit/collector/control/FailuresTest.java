package org.burkit.collector.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.burkit.collector.outward.ForbiddenEndpoint;
import org.burkit.model.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
  static Stream<Arguments> table() {
    return Stream.of(
        arguments(new SocketTimeoutException("Connect timed out"), FailureKind.TIMEOUT),
        arguments(new InterruptedIOException("timeout"), FailureKind.TIMEOUT),
        arguments(new TimeoutException(), FailureKind.TIMEOUT),
        arguments(new ConnectException("Connection timed out"), FailureKind.TIMEOUT),
        arguments(new ConnectException("Connection refused"), FailureKind.CONNECTION_REFUSED),
        arguments(new SocketException("Connection reset"), FailureKind.CONNECTION_RESET),
        arguments(new SocketException("Broken pipe"), FailureKind.CONNECTION_RESET),
        arguments(new SocketException("Network is unreachable"), FailureKind.NETWORK_UNREACHABLE),
        arguments(new NoRouteToHostException("No route to host"), FailureKind.HOST_UNREACHABLE),
        arguments(new UnknownHostException("x"), FailureKind.DNS_NXDOMAIN),
        arguments(new EOFException(), FailureKind.EOF),
        arguments(new IOException("unexpected end of stream on x"), FailureKind.EOF),
        arguments(
            withCause(new SSLHandshakeException("Remote host terminated"), new EOFException()),
            FailureKind.EOF),
        arguments(new SSLHandshakeException("handshake_failure"), FailureKind.TLS_HANDSHAKE),
        arguments(
            withCause(new SSLHandshakeException("PKIX"), new CertPathBuilderException()),
            FailureKind.TLS_UNKNOWN_AUTHORITY),
        arguments(
            withCause(new SSLHandshakeException("PKIX"), new CertificateExpiredException()),
            FailureKind.TLS_INVALID_CERTIFICATE),
        arguments(new SSLPeerUnverifiedException("x"), FailureKind.TLS_INVALID_HOSTNAME),
        arguments(
            withCause(new SSLException("x"), new SocketException("Connection reset")),
            FailureKind.CONNECTION_RESET),
        arguments(
            new ProtocolException("Unexpected status line"), FailureKind.HTTP_RESPONSE_UNPARSEABLE),
        arguments(new ForbiddenEndpoint(ForbiddenEndpoint.Why.ADDRESS), FailureKind.DNS_BOGON),
        arguments(new ForbiddenEndpoint(ForbiddenEndpoint.Why.PORT), FailureKind.PERMISSION_DENIED),
        arguments(new StepFailed(FailureKind.DNS_REFUSED), FailureKind.DNS_REFUSED));
  }

  @ParameterizedTest
  @MethodSource("table")
  void exception_hasItsPublishedWord(Throwable failure, FailureKind word) {
    assertThat(Failures.of(failure).kind()).isEqualTo(word);
  }

  @Test
  void anythingElse_isUnknownWithItsType() {
    assertThat(Failures.of(new IOException("odd")).text())
        .isEqualTo("unknown_failure: IOException");
  }

  private static Throwable withCause(Throwable failure, Throwable cause) {
    return failure.initCause(cause);
  }
}
