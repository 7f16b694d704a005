package org.burkit.probe.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.netty.channel.ConnectTimeoutException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {

  @ParameterizedTest
  @MethodSource
  void exception_becomesPublishedWord(Throwable thrown, String word) {
    assertThat(Failures.of(thrown).text()).isEqualTo(word);
  }

  static Stream<Arguments> exception_becomesPublishedWord() {
    return Stream.of(
        arguments(new ConnectException("Connection refused: /127.0.0.1:1"), "connection_refused"),
        arguments(new ConnectException("В соединении отказано"), "connection_refused"),
        arguments(new ConnectException("Connection timed out"), "generic_timeout_error"),
        arguments(new ConnectTimeoutException("10000 ms"), "generic_timeout_error"),
        arguments(new InterruptedIOException("timeout"), "generic_timeout_error"),
        arguments(new NoRouteToHostException("Нет маршрута до узла"), "host_unreachable"),
        arguments(new SocketException("Host is unreachable"), "host_unreachable"),
        arguments(new SocketException("Network is unreachable"), "network_unreachable"),
        arguments(new SocketException("Network is down"), "network_down"),
        arguments(new SocketException("Connection reset"), "connection_reset"),
        arguments(new IOException("Connection reset by peer"), "connection_reset"),
        arguments(new IOException("Broken pipe"), "connection_reset"),
        arguments(new IOException("Software caused connection abort"), "connection_aborted"),
        arguments(
            new SocketException("Address family not supported by protocol"),
            "address_family_not_supported"),
        arguments(new SocketException("Operation not permitted"), "permission_denied"),
        arguments(new PortUnreachableException(), "connection_refused"),
        arguments(new ClosedChannelException(), "eof_error"),
        arguments(new EOFException(), "eof_error"),
        arguments(new SSLPeerUnverifiedException("name"), "ssl_invalid_hostname"),
        arguments(
            new SSLHandshakeException("path", new CertificateException("path")),
            "ssl_unknown_authority"),
        arguments(
            new SSLException("reset", new SocketException("Connection reset")), "connection_reset"),
        arguments(new SSLException("fatal alert"), "ssl_failed_handshake"),
        arguments(
            new UncheckedIOException(new SocketException("Network is unreachable")),
            "network_unreachable"),
        arguments(new IOException("odd"), "unknown_failure: IOException odd"));
  }
}
