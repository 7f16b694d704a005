package org.burkit.lab.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.burkit.lab.ech.TestTls;
import org.burkit.lab.world.Place;
import org.conscrypt.Conscrypt;
import org.conscrypt.DomainEncryptionMode;
import org.conscrypt.EchConfigMismatchException;

/**
 * A client that can hide the name it asks for, in one place of the lab. It says how a request for a
 * page ends: with the first line and the subject of the leaf, or "reset", "silence" or "rejected",
 * where a server did not open what was hidden.
 */
public final class EchClient {
  /** Long enough for a busy machine: only what never comes is waited for so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration SHORT_PATIENCE = Duration.ofMillis(800);

  private final Place place;
  private final Duration patience;

  public EchClient(Place place) {
    this(place, PATIENCE);
  }

  private EchClient(Place place, Duration patience) {
    this.place = place;
    this.patience = patience;
  }

  /** The same client, who takes a short silence for the end. */
  public EchClient expectingSilence() {
    return new EchClient(place, SHORT_PATIENCE);
  }

  /** With the host hidden, by what its HTTPS record says in {@code ech}. */
  public String hidden(String address, String host, byte[] configs) throws Exception {
    return get(address, host, DomainEncryptionMode.ENABLED, configs);
  }

  /** With the host in clear and a hidden one that is none (GREASE). */
  public String pretending(String address, String host) throws Exception {
    return get(address, host, DomainEncryptionMode.OPPORTUNISTIC, new byte[0]);
  }

  /** With the host in clear and nothing hidden. */
  public String plain(String address, String host) throws Exception {
    return get(address, host, DomainEncryptionMode.DISABLED, new byte[0]);
  }

  private String get(String address, String host, DomainEncryptionMode mode, byte[] configs)
      throws Exception {
    try (Socket plain = connect(address);
        SSLSocket tls = wrap(plain, host, mode)) {
      if (configs.length > 0) {
        Conscrypt.setEchConfigList(tls, configs);
      }
      tls.startHandshake();
      tls.getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                  .getBytes(UTF_8));
      String page = new String(tls.getInputStream().readAllBytes(), UTF_8);
      var leaf = (X509Certificate) tls.getSession().getPeerCertificates()[0];
      return page.lines().findFirst().orElse("") + " " + leaf.getSubjectX500Principal().getName();
    } catch (IOException e) {
      return failure(e);
    }
  }

  private static SSLSocket wrap(Socket plain, String host, DomainEncryptionMode mode)
      throws Exception {
    var factory = TestTls.client(mode).getSocketFactory();
    SSLSocket tls = (SSLSocket) factory.createSocket(plain, host, 443, true);
    Conscrypt.setHostname(tls, host);
    return tls;
  }

  private Socket connect(String address) throws IOException {
    SocketChannel channel = place.namespace().call(() -> SocketChannel.open());
    Socket socket = channel.socket();
    try {
      socket.connect(new InetSocketAddress(address, 443), (int) patience.toMillis());
      socket.setSoTimeout((int) patience.toMillis());
      return socket;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static String failure(IOException e) throws IOException {
    return switch (e) {
      case SocketTimeoutException _ -> "silence";
      case SocketException _ -> "reset";
      case EchConfigMismatchException _ -> "rejected";
      case SSLException tls when String.valueOf(tls.getMessage()).contains("reset") -> "reset";
      default -> throw e;
    };
  }
}
