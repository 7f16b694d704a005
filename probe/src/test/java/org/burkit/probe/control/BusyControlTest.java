package org.burkit.probe.control;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import okhttp3.HttpUrl;
import org.burkit.model.ControlRequest;
import org.burkit.model.Failure;
import org.burkit.model.FailureKind;
import org.burkit.probe.net.Deadline;
import org.burkit.probe.net.Network;
import org.burkit.probe.net.NoLeaks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A control that has no place free is waited for: without it nothing can be said of a target. */
@ExtendWith(NoLeaks.class)
class BusyControlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ANSWER = "{\"dns\":{\"addrs\":[\"192.0.2.1\"]}}";

  private final WireMockServer control =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private Network network;

  @BeforeEach
  void start() {
    control.start();
    network = new Network(List.of(), InstantSource.system(), Duration.ZERO);
  }

  @AfterEach
  void stop() {
    network.close();
    control.stop();
  }

  @Test
  void busyTwice_isAskedAThirdTime() {
    answer(Scenario.STARTED, busy("0"), "second");
    answer("second", busy("0"), "third");
    answer("third", ok(ANSWER), "third");

    ControlAnswer answer = ask(PATIENCE);

    assertThat(answer.control().orElseThrow().dns().addresses()).containsExactly("192.0.2.1");
    control.verify(3, postRequestedFor(anyUrl()));
  }

  @Test
  void busyForLongerThanItsPatience_isNotWaitedFor() {
    answer(Scenario.STARTED, busy("9"), Scenario.STARTED);

    ControlAnswer answer = ask(Duration.ofSeconds(8));

    assertThat(answer.failure()).contains(Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS));
    control.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void busyWithoutAWord_isAskedOnceMore() {
    answer(Scenario.STARTED, aResponse().withStatus(503), Scenario.STARTED);

    ControlAnswer answer = ask(PATIENCE);

    assertThat(answer.failure()).contains(Failure.of(FailureKind.HTTP_UNEXPECTED_STATUS));
    control.verify(2, postRequestedFor(anyUrl()));
  }

  @Test
  void pause_growsFromWhatWasTold_toTwiceTenSeconds() {
    Duration told = Duration.ofSeconds(2);

    assertThat(pause(told, 1)).isBetween(told, told.multipliedBy(2));
    assertThat(pause(told, 2)).isBetween(told.multipliedBy(2), told.multipliedBy(4));
    assertThat(pause(told, 1_000)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(pause(Duration.ofDays(9), 1)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    assertThat(pause(Duration.ZERO, 1)).isPositive();
  }

  private static Duration pause(Duration told, int refusals) {
    return ControlClient.pause(told, refusals, new Random(7).nextDouble());
  }

  private static ResponseDefinitionBuilder busy(String seconds) {
    return aResponse().withStatus(503).withHeader("Retry-After", seconds);
  }

  private void answer(String state, ResponseDefinitionBuilder answer, String next) {
    control.stubFor(
        post(anyUrl())
            .inScenario("places")
            .whenScenarioStateIs(state)
            .willReturn(answer)
            .willSetStateTo(next));
  }

  private ControlAnswer ask(Duration patience) {
    ControlRequest request =
        new ControlRequest("https://sau.example/", Map.of(), List.of(), false, Optional.empty());
    return new ControlClient(HttpUrl.get(control.baseUrl()), network.client(List.of()))
        .ask(request, Deadline.in(patience));
  }
}
