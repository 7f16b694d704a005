package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorClientTest {
  private static final String BUNDLE = "/api/v1/test-list/bundle";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private CollectorClient client;

  @BeforeEach
  void start() {
    server.start();
    client =
        new CollectorClient(
            HttpUrl.get("http://127.0.0.1:" + server.port()),
            new OkHttpClient(),
            Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void signedLists_areGivenByteByByte() {
    byte[] lists = "{\"roots\":[],  \"lists\":{}}".getBytes(StandardCharsets.UTF_8);
    server.stubFor(get(BUNDLE).willReturn(aResponse().withBody(lists)));

    assertThat(client.listBundle()).hasValueSatisfying(came -> assertThat(came).isEqualTo(lists));
  }

  @Test
  void collectorWithoutLists_andOneThatIsAway_giveNone() {
    server.stubFor(get(BUNDLE).willReturn(aResponse().withStatus(404).withBody("{}")));
    assertThat(client.listBundle()).isEmpty();

    server.stop();
    assertThat(client.listBundle()).isEmpty();
  }
}
