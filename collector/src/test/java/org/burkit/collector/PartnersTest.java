package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.partner.Heard;
import org.burkit.collector.partner.Partner;
import org.burkit.collector.partner.PartnerSettings;
import org.burkit.collector.partner.Partners;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real collectors, of which one shows what the other says; and one that says anything. */
class PartnersTest {
  private static final int ASN = 64501;

  @TempDir Path ours;
  @TempDir Path theirs;
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void whatAPartnerSays_standsBesideOurs_andIsNotCounted() throws Exception {
    try (CollectorServer other = start(theirs, TestSettings.NO_PARTNERS);
        Http there = new Http(other.port())) {
      block(there, 5);
      try (CollectorServer server = start(ours, at(other.port()));
          Http here = new Http(server.port())) {
        awaitHeard(here, "sau.example");
        assertThat(here.json("/api/v1/incidents").path("incidents")).isEmpty();
        for (String lang : List.of("kk", "ru", "en")) {
          String page = here.get("/partners?lang=" + lang).body();
          assertThat(page)
              .contains("Ashyq Zheli", "http://127.0.0.1:" + other.port() + "/i/", "lang=\"" + lang)
              .doesNotContain("<script");
          assertThat(here.get("/?lang=" + lang).body()).contains("href=\"/partners?lang=" + lang);
        }
        block(here, 4);
        JsonNode own = here.json("/api/v1/incidents").path("incidents").get(0);
        assertThat(own.path("probes").asInt()).isEqualTo(4);
        String page = here.get("/i/" + own.path("id").asText() + "?lang=en").body();
        assertThat(page).contains("Who else says so", "Ashyq Zheli: ");
      }
    }
  }

  @Test
  void withoutPartners_noWayLeadsThere_andThePageSaysSo() throws Exception {
    try (CollectorServer server = start(ours, TestSettings.NO_PARTNERS);
        Http http = new Http(server.port())) {
      assertThat(http.get("/?lang=en").body()).doesNotContain("/partners");
      assertThat(http.get("/partners?lang=en").body()).contains("No other organisation");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"incidents\":[{\"id\":\"KZ-00000000-0\"}]}",
        "{\"incidents\":[null,1,\"x\",[],{}]}",
        "{\"incidents\":{}}",
        "not JSON",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        ""
      })
  void whoSaysWhatIsNoIncident_saysNothing(String said) throws Exception {
    assertThat(heard(said).open()).isEmpty();
  }

  @Test
  void namesThatAreNoHosts_andWhatIsOver_areLeftOut() throws Exception {
    String said = said();
    assertThat(heard(said).open()).hasSize(1);
    assertThat(heard(said.replace("sau.example", "<b>sau</b>")).open()).isEmpty();
    assertThat(heard(said.replace("sau.example", "x".repeat(300))).open()).isEmpty();
    assertThat(heard(said.replace("\"state\":\"open\"", "\"state\":\"closed\"")).open()).isEmpty();
    assertThat(heard(said.replace("\"retracted\":false", "\"retracted\":true")).open()).isEmpty();
  }

  @Test
  void whoFallsSilent_isSaidToBeAway_withWhatWasSaidLast() throws Exception {
    HttpServer fake = fake(said());
    try (Partners partners = ask(fake)) {
      await(partners, false);
      fake.stop(0);
      Heard last = await(partners, true);
      assertThat(last.at()).isPresent();
      assertThat(last.open()).hasSize(1);
    } finally {
      fake.stop(0);
    }
  }

  @Test
  void aNetworkAroundUs_isNotAsked() throws Exception {
    HttpServer fake = fake(said());
    Partner partner = at(fake.getAddress().getPort()).partners().getFirst();
    var settings = new PartnerSettings(List.of(partner), ConnectFilter.publicInternet());
    try (Partners partners =
        Partners.ask(settings, InstantSource.system(), Duration.ofMillis(50))) {
      Heard heard = await(partners, true);
      assertThat(heard.at()).isEmpty();
      assertThat(asked.get()).isZero();
    } finally {
      fake.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "=https://a.example",
        "a=ftp://a.example",
        "a=https://a/b",
        "a=https://u@a.example",
        "<b>=https://a.example",
        "a=https://"
      })
  void aPartnerThatIsNone_isNotRead(String text) {
    assertThat(Partner.parse(text)).isEmpty();
  }

  /** What a collector with one incident says. */
  private String said() throws Exception {
    try (CollectorServer other = start(theirs, TestSettings.NO_PARTNERS);
        Http there = new Http(other.port())) {
      block(there, 5);
      JsonNode said = there.json("/api/v1/incidents?state=open");
      assertThat(said.path("incidents")).hasSize(1);
      return said.toString();
    }
  }

  private static CollectorServer start(Path data, PartnerSettings partners) throws Exception {
    return CollectorServer.start(
        TestSettings.in(data, partners), NetworkLookup.none(), InstantSource.system());
  }

  static PartnerSettings at(int port) {
    Partner partner = new Partner("Ashyq Zheli", URI.create("http://127.0.0.1:" + port));
    return new PartnerSettings(List.of(partner), ConnectFilter.everything());
  }

  private static void block(Http http, int homes) throws Exception {
    block(http, homes, Instant.now());
  }

  /** So many homes find a site blocked. */
  static void block(Http http, int homes, Instant now) throws Exception {
    for (int home = 0; home < homes; home++) {
      http.post(
          "/api/v1/measurements",
          Samples.blocked("home" + home, ASN, now.minusSeconds(60L * home)),
          "content-type",
          "application/json",
          "x-forwarded-for",
          "198.51." + home + ".7");
    }
    http.awaitAllIsWell();
  }

  static void awaitHeard(Http http, String what) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!http.get("/partners?lang=en").body().contains(what) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(http.get("/partners?lang=en").body()).contains(what);
  }

  private Heard heard(String said) throws Exception {
    HttpServer fake = fake(said);
    try (Partners partners = ask(fake)) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      Heard heard = partners.heard().getFirst();
      while (heard.at().isEmpty() && !heard.isAway() && System.nanoTime() < end) {
        Thread.onSpinWait();
        heard = partners.heard().getFirst();
      }
      assertThat(heard.at().isPresent() || heard.isAway()).isTrue();
      return heard;
    } finally {
      fake.stop(0);
    }
  }

  /** One that says the same to every question. */
  private HttpServer fake(String said) throws IOException {
    HttpServer fake =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    fake.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          byte[] body = said.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    fake.start();
    return fake;
  }

  private static Partners ask(HttpServer fake) {
    int port = fake.getAddress().getPort();
    return Partners.ask(at(port), InstantSource.system(), Duration.ofMillis(50));
  }

  private static Heard await(Partners partners, boolean isAway) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    Heard heard = partners.heard().getFirst();
    while ((heard.isAway() != isAway || (!isAway && heard.at().isEmpty()))
        && System.nanoTime() < end) {
      Thread.onSpinWait();
      heard = partners.heard().getFirst();
    }
    assertThat(heard.isAway()).isEqualTo(isAway);
    return heard;
  }
}
