package org.burkit.probe.submit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.burkit.envelope.token.IssuingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.probe.home.Home;
import org.burkit.probe.home.Purse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that signs what it is sent, with real keys. */
class TopUpTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final Instant NEXT_MONTH = Instant.parse("2026-12-02T07:00:00Z");
  private static final String SHEET = "/.well-known/burkit-token-keys";
  private static final String TOKENS = "/api/v1/tokens";
  private static final IssuingKey FRESH = IssuingKey.generate();
  private static final IssuingKey KNOWN = IssuingKey.generate();
  private static final IssuingKey OTHER = IssuingKey.generate();

  @TempDir Path directory;
  private WireMockServer server;
  private WireMockServer elsewhere;
  private Purse purse;

  @BeforeEach
  void open() throws IOException {
    server = started();
    elsewhere = started();
    purse = new Purse(Home.open(directory));
    shows(server, sheet(MONTH, FRESH));
    server.stubFor(post(TOKENS).willReturn(aResponse().withTransformers("signer")));
  }

  @AfterEach
  void close() {
    server.stop();
    elsewhere.stop();
  }

  @Test
  void emptyPurse_isFilled_byTokensThatAreGood_andOnceAlone() throws IOException {
    topUp(Map.of()).run(NOON);
    topUp(Map.of()).run(NOON);

    assertThat(purse.size()).isEqualTo(TopUp.AT_ONCE);
    assertThat(purse.take().orElseThrow().isSignedBy(FRESH.issuer())).isTrue();
    server.verify(1, postRequestedFor(urlEqualTo(TOKENS)));
  }

  @Test
  void whatIsAsked_isSmallerThanSomeNetworksFreeze() throws IOException {
    topUp(Map.of()).run(NOON);
    var event = server.getAllServeEvents().getFirst();
    assertThat(event.getRequest().getBody()).hasSizeLessThan(10_000);
    assertThat(event.getResponse().getBody()).hasSizeLessThan(10_000);
  }

  @Test
  void nextMonth_oneOldTokenBuysThoseThatSayKnown() throws IOException {
    topUp(Map.of()).run(NOON);
    while (purse.size() > 7) {
      purse.take();
    }
    shows(server, sheet(MONTH.plusMonths(1), FRESH));
    topUp(Map.of()).run(NEXT_MONTH);

    assertThat(purse.size()).isEqualTo(6 + TopUp.AT_ONCE);
    assertThat(purse.ticket(MONTH.plusMonths(1))).isPresent();
    assertThat(server.getAllServeEvents().getFirst().getRequest().getHeader("Burkit-Token"))
        .isNotEmpty();
    for (int i = 0; i < 5; i++) {
      purse.take();
    }
    assertThat(purse.take().map(token -> token.isSignedBy(KNOWN.issuer()))).contains(true);
  }

  @Test
  void keysThatAreNotThoseOfTheSignedLists_areNotUsed() throws IOException {
    String digest = sheet(MONTH, FRESH).digest(MONTH).orElseThrow();
    shows(server, sheet(MONTH, OTHER));
    topUp(Map.of(MONTH, digest)).run(NOON);
    topUp(Map.of(MONTH.plusMonths(1), digest)).run(NOON);
    assertThat(purse.size()).isZero();
    server.verify(0, postRequestedFor(urlEqualTo(TOKENS)));

    shows(server, sheet(MONTH, FRESH));
    topUp(Map.of(MONTH, digest)).run(NOON);
    assertThat(purse.size()).isEqualTo(TopUp.AT_ONCE);
  }

  @Test
  void keysThatChangeWithinAMonth_areNotUsed() throws IOException {
    topUp(Map.of()).run(NOON);
    while (purse.take().isPresent()) {
      // spent
    }
    shows(server, sheet(MONTH, OTHER));
    topUp(Map.of()).run(NOON);
    assertThat(purse.size()).isZero();
  }

  @Test
  void keysThatAnotherWayShowsOtherwise_areNotUsed() throws IOException {
    shows(elsewhere, sheet(MONTH, OTHER));
    topUp(Map.of(), server, elsewhere).run(NOON);
    assertThat(purse.size()).isZero();

    shows(elsewhere, sheet(MONTH, FRESH));
    topUp(Map.of(), server, elsewhere).run(NOON);
    assertThat(purse.size()).isEqualTo(TopUp.AT_ONCE);
  }

  @Test
  void collectorThatSignsByAnotherKey_orNothing_fillsNoPurse() throws IOException {
    for (ResponseDefinitionBuilder answer :
        List.of(
            aResponse().withTransformers("signer").withTransformerParameter("by", "other"),
            aResponse().withStatus(503),
            aResponse().withBody("<html>"),
            aResponse().withBody("A".repeat(2 << 20)),
            aResponse().withBody("é*\n".repeat(24)))) {
      server.stubFor(post(TOKENS).willReturn(answer));
      topUp(Map.of()).run(NOON);
      assertThat(purse.size()).isZero();
    }
  }

  @Test
  void sheetThatIsNone_asksForNothing() throws IOException {
    for (String text : List.of("", "<html>", "2026-11 new AAAA\n", "x".repeat(100_000))) {
      server.stubFor(get(SHEET).willReturn(aResponse().withBody(text)));
      topUp(Map.of()).run(NOON);
    }
    server.stubFor(get(SHEET).willReturn(aResponse().withStatus(404)));
    topUp(Map.of()).run(NOON);
    server.verify(0, postRequestedFor(urlEqualTo(TOKENS)));
  }

  private TopUp topUp(Map<YearMonth, String> signed, WireMockServer... ways) {
    List<WireMockServer> all = ways.length == 0 ? List.of(server) : List.of(ways);
    return new TopUp(
        new Routes(
            all.stream()
                .map(way ->
                    new CollectorClient(
                        new Route(
                            1, HttpUrl.get("http://127.0.0.1:" + way.port()), Optional.empty()),
                        new OkHttpClient(),
                        Duration.ofSeconds(10)))
                .toList()),
        purse,
        signed);
  }

  private static WireMockServer started() {
    WireMockServer server =
        new WireMockServer(
            options().bindAddress("127.0.0.1").dynamicPort().extensions(new Signer()));
    server.start();
    return server;
  }

  private static KeySheet sheet(YearMonth month, IssuingKey fresh) {
    return new KeySheet(Map.of(month, new KeySheet.Keys(fresh.issuer(), KNOWN.issuer())));
  }

  private static void shows(WireMockServer server, KeySheet sheet) {
    server.stubFor(get(SHEET).willReturn(aResponse().withBody(sheet.text())));
  }

  /** Signs each line by the key that the first names, or by another. */
  private static final class Signer implements ResponseDefinitionTransformerV2 {
    @Override
    public ResponseDefinition transform(ServeEvent event) {
      List<String> lines = event.getRequest().getBodyAsString().lines().toList();
      Map<String, IssuingKey> keys = new HashMap<>();
      List.of(FRESH, KNOWN, OTHER).forEach(key -> keys.put(key.issuer().id(), key));
      var parameters = event.getResponseDefinition().getTransformerParameters();
      boolean other = parameters != null && parameters.containsKey("by");
      IssuingKey key = other ? OTHER : keys.get(lines.getFirst());
      String signed =
          lines.stream()
              .skip(1)
              .map(line -> key.sign(Base64.getUrlDecoder().decode(line)).orElseThrow())
              .map(Base64.getUrlEncoder().withoutPadding()::encodeToString)
              .collect(Collectors.joining("\n"));
      return aResponse().withBody(signed).build();
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }

    @Override
    public String getName() {
      return "signer";
    }
  }
}
