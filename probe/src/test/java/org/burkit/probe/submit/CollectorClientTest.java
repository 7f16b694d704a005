package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.probe.delivery.Offer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CollectorClientTest {
  private static final String BUNDLE = "/api/v1/test-list/bundle";

  private final WireMockServer server =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().gzipDisabled(true));
  private CollectorClient client;

  @BeforeEach
  void start() {
    server.start();
    client =
        new CollectorClient(
            new Route(1, HttpUrl.get("http://127.0.0.1:" + server.port()), Optional.empty()),
            new OkHttpClient(),
            Duration.ofSeconds(10));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void signedLists_areGivenByteByByte_andOnceOnly() {
    byte[] lists = "{\"roots\":[],  \"lists\":{}}".getBytes(StandardCharsets.UTF_8);
    server.stubFor(get(BUNDLE).willReturn(aResponse().withBody(lists).withHeader("ETag", "\"7\"")));
    server.stubFor(
        get(BUNDLE)
            .withHeader("If-None-Match", equalTo("\"7\""))
            .willReturn(aResponse().withStatus(304)));

    Offer offer = client.listBundle(Optional.empty()).orElseThrow();

    assertThat(offer.bytes().toByteArray()).isEqualTo(lists);
    assertThat(offer.tag()).contains("\"7\"");
    assertThat(client.listBundle(offer.tag())).isEmpty();
  }

  @Test
  void tagThatIsNone_isLeftOut() {
    server.stubFor(get(BUNDLE).willReturn(aResponse().withBody("x").withHeader("ETag", "a\u04d9")));

    assertThat(client.listBundle(Optional.empty()).orElseThrow().tag()).isEmpty();
  }

  @Test
  void collectorWithoutLists_andOneThatIsAway_giveNone() {
    server.stubFor(get(BUNDLE).willReturn(aResponse().withStatus(404).withBody("{}")));
    assertThat(client.listBundle(Optional.empty())).isEmpty();

    server.stop();
    assertThat(client.listBundle(Optional.empty())).isEmpty();
  }
}
