package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.probe.net.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the probe speaks with a collector, seen by a server that speaks more than one language. */
class SpeechTest {
  @ParameterizedTest
  @CsvSource({"false, HTTP/2.0", "true, HTTP/1.1"})
  void batchGoesOverHttp2_whereTheServerAgreesToIt(boolean older, String spoken) throws Exception {
    WireMockServer server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .http2TlsDisabled(older));
    server.start();
    server.stubFor(
        post("/api/v1/measurements")
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"results\":[]}")));
    try (Network network =
        new Network(List.of(), InstantSource.system(), Duration.ofMillis(10), Optional.empty())) {
      HttpUrl url = HttpUrl.get("https://127.0.0.1:" + server.httpsPort());
      CollectorClient client =
          new CollectorClient(
              new Route(1, url, Optional.empty()),
              trustingAnyone(network.client(List.of())),
              Duration.ofSeconds(20));

      assertThat(client.send(client.pack(new byte[] {'1'}), Optional.empty()))
          .isInstanceOf(CollectorClient.Answer.Results.class);
      assertThat(server.getAllServeEvents().getFirst().getRequest().getProtocol())
          .isEqualTo(spoken);
    } finally {
      server.stop();
    }
  }

  /** The server's certificate is of its own making. */
  private static OkHttpClient trustingAnyone(OkHttpClient client) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Anyone()}, null);
    return client
        .newBuilder()
        .sslSocketFactory(context.getSocketFactory(), new Anyone())
        .hostnameVerifier((_, _) -> true)
        .build();
  }

  private static final class Anyone implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
