package org.burkit.collector.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import okhttp3.OkHttpClient;
import org.burkit.model.Control;
import org.burkit.model.Failure;
import org.burkit.model.Sha256;

/** One TCP connection to one address and, for https, the TLS handshake on it. Any thread. */
final class EndpointCheck {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration HANDSHAKE = Duration.ofSeconds(5);

  private final Trust trust;
  private final HostnameVerifier names = new OkHttpClient().hostnameVerifier();

  EndpointCheck(Trust trust) {
    this.trust = trust;
  }

  /** What came of it; TLS is empty where it was not asked for or TCP failed. */
  record Outcome(Control.Tcp tcp, Optional<Control.Tls> tls) {}

  Outcome tcp(InetSocketAddress endpoint) {
    try (var socket = new Socket()) {
      socket.connect(endpoint, (int) CONNECT.toMillis());
      return new Outcome(new Control.Tcp(Optional.empty()), Optional.empty());
    } catch (IOException e) {
      return new Outcome(new Control.Tcp(Optional.of(Failures.of(e))), Optional.empty());
    }
  }

  Outcome tls(InetSocketAddress endpoint, String serverName) {
    try (var socket = new Socket()) {
      socket.connect(endpoint, (int) CONNECT.toMillis());
      Control.Tls tls = handshake(socket, endpoint.getPort(), serverName);
      return new Outcome(new Control.Tcp(Optional.empty()), Optional.of(tls));
    } catch (IOException e) {
      return new Outcome(new Control.Tcp(Optional.of(Failures.of(e))), Optional.empty());
    }
  }

  private Control.Tls handshake(Socket socket, int port, String serverName) {
    var recorder = new LeafRecorder(trust.manager());
    Optional<Failure> failure = Optional.empty();
    try (SSLSocket tls =
        (SSLSocket) Trust.sockets(recorder).createSocket(socket, serverName, port, true)) {
      tls.setSoTimeout((int) HANDSHAKE.toMillis());
      tls.setSSLParameters(parameters(tls.getSSLParameters(), serverName));
      tls.startHandshake();
      if (!names.verify(serverName, tls.getSession())) {
        throw new SSLPeerUnverifiedException("the certificate is for other names");
      }
    } catch (IOException e) {
      failure = Optional.of(Failures.of(e));
    }
    return observed(serverName, failure, recorder.leaf());
  }

  /** What is told of a handshake, be it over TCP or QUIC. */
  static Control.Tls observed(
      String serverName, Optional<Failure> failure, Optional<X509Certificate> leaf) {
    return new Control.Tls(
        serverName,
        failure,
        leaf.map(EndpointCheck::encoded).map(Sha256::hex),
        leaf.map(certificate -> Sha256.hex(certificate.getPublicKey().getEncoded())));
  }

  private static SSLParameters parameters(SSLParameters parameters, String serverName) {
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    if (!Hosts.isLiteral(serverName)) {
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
    }
    return parameters;
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }
}
