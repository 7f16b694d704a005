package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.lists.Category;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The collector is asked of which sites it would learn most; without its word all goes on. */
class MostTellingTest {
  private WireMockServer server;
  private CollectorClient client;

  @BeforeEach
  void open() {
    server = new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    server.start();
    HttpUrl url = HttpUrl.get("http://127.0.0.1:" + server.port());
    client =
        new CollectorClient(
            new Route(1, url, Optional.empty()), new OkHttpClient(), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void sites_comeInTheCollectorsOrder_andItIsToldTheCategories() {
    server.stubFor(
        post("/api/v1/check-in")
            .withRequestBody(
                equalToJson("{\"web_connectivity\":{\"category_codes\":[\"NEWS\"]}}", true, true))
            .willReturn(
                okJson(
                    "{\"tests\":{\"web_connectivity\":{\"urls\":["
                        + "{\"url\":\"https://two.example/\"},{\"url\":\"https://one.example/\"}]}}}")));

    assertThat(client.mostTelling(Set.of(Category.NEWS)))
        .containsExactly("https://two.example/", "https://one.example/");
  }

  @Test
  void collectorThatIsAway_orSaysSomethingElse_namesNone() {
    server.stubFor(post("/api/v1/check-in").willReturn(serverError()));
    assertThat(client.mostTelling(Set.of(Category.NEWS))).isEmpty();
    server.stubFor(post("/api/v1/check-in").willReturn(okJson("[1]")));
    assertThat(client.mostTelling(Set.of(Category.NEWS))).isEmpty();
    server.stop();
    assertThat(client.mostTelling(Set.of(Category.NEWS))).isEmpty();
  }
}
