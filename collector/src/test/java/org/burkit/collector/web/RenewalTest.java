package org.burkit.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate that is renewed under a running server. */
class RenewalTest {
  @TempDir Path directory;
  private PemFiles files;
  private WebServer web;

  @BeforeEach
  void start() throws Exception {
    files = new PemFiles(directory.resolve("chain.pem"), directory.resolve("key.pem"));
    write(TestPem.of("first.example"));
    web =
        WebServer.start(
            new Door(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.of(files),
                List.of()),
            List.of(Route.get("/", _ -> Answer.text("text/plain", "here"))),
            new ByteBudget(1 << 20));
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
  }

  @Test
  void aRenewedCertificate_isShownToWhoComesNext() throws Exception {
    assertThat(shown()).isEqualTo("CN=first.example");
    write(TestPem.of("second.example"));
    web.lookForRenewal();
    assertThat(shown()).isEqualTo("CN=second.example");
  }

  @Test
  void halfOfARenewal_changesNothing() throws Exception {
    Files.writeString(files.chain(), TestPem.of("second.example").chain());
    web.lookForRenewal();
    assertThat(shown()).isEqualTo("CN=first.example");
    Files.delete(files.key());
    web.lookForRenewal();
    assertThat(shown()).isEqualTo("CN=first.example");
  }

  private void write(TestPem pem) throws Exception {
    Files.writeString(files.chain(), pem.chain());
    Files.writeString(files.key(), pem.key());
  }

  private String shown() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anyone()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), web.port())) {
      socket.startHandshake();
      X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return leaf.getSubjectX500Principal().getName();
    }
  }

  /** The test reads what is shown; it does not judge it. */
  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
