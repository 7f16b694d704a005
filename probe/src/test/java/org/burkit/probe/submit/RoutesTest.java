package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.model.Asn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private final WireMockServer silent =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private final WireMockServer answering =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

  @BeforeEach
  void start() {
    silent.start();
    answering.start();
    silent.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(502)));
    answering.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"cc\":\"KZ\",\"asn\":\"AS64501\"}")));
  }

  @AfterEach
  void stop() {
    silent.stop();
    answering.stop();
  }

  @Test
  void wayThatDidNotAnswer_isNotWaitedForAgain() {
    Routes routes = new Routes(clients(silent, answering));

    assertThat(routes.vantage())
        .hasValueSatisfying(vantage -> assertThat(vantage.asn()).isEqualTo(new Asn(64501)));
    assertThat(routes.mostTelling(Set.of())).isEmpty();
    assertThat(routes.listBundle(Optional.empty())).isPresent();
    assertThat(silent.getAllServeEvents()).hasSize(1);
    assertThat(answering.getAllServeEvents()).hasSize(3);
  }

  @Test
  void noWayThatAnswers_leavesNobodyToAsk() {
    Routes routes = new Routes(clients(silent, silent));

    assertThat(routes.vantage()).isEmpty();
    assertThat(routes.listBundle(Optional.empty())).isEmpty();
    assertThat(silent.getAllServeEvents()).hasSize(2);
  }

  @Test
  void waysAreWrittenDown_unlessTheFirstWent_andNeverTheirAddresses() {
    var nothing = JsonNodeFactory.instance.objectNode();
    Tried went = new Tried(1, Route.Kind.NAME, Optional.empty());
    Tried failed = new Tried(1, Route.Kind.NAME, Optional.of("generic_timeout_error"));
    Tried second = new Tried(2, Route.Kind.ADDRESS, Optional.empty());

    assertThat(Tried.besides(nothing, List.of()).get("x_routes").isMissingNode()).isTrue();
    assertThat(Tried.besides(nothing, List.of(went)).get("x_routes").isMissingNode()).isTrue();
    assertThat(Tried.besides(nothing, List.of(failed, second)).get("x_routes").toString())
        .isEqualTo(
            "[{\"place\":1,\"kind\":\"name\",\"failure\":\"generic_timeout_error\"},"
                + "{\"place\":2,\"kind\":\"address\",\"failure\":null}]");
  }

  private static List<CollectorClient> clients(WireMockServer... servers) {
    return Arrays.stream(servers)
        .map(server -> HttpUrl.get("http://127.0.0.1:" + server.port()))
        .map(url -> new Route(1, url, Optional.empty()))
        .map(route -> new CollectorClient(route, new OkHttpClient(), Duration.ofSeconds(5)))
        .toList();
  }
}
