package org.burkit.collector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.stream.Stream;
import org.burkit.browser.Chromium;
import org.burkit.collector.editor.Editors;
import org.burkit.collector.mirror.Mirror;
import org.burkit.collector.vantage.NetworkLookup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in a real browser, held to WCAG 2.2 AA by axe-core, to a weight and to their layout.
 * Pictures of them are left in {@code target/screens}.
 */
class PagesInChromiumTest {
  private static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");
  private static final int HEAVIEST = 30_000;
  private static final Path SCREENS = Path.of("target/screens");
  private static final String RULES =
      "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']";

  @TempDir static Path data;
  private static CollectorServer partner;
  private static CollectorServer server;
  private static Chromium browser;
  private static String base;
  private static String incident;
  private static String axe;

  @BeforeAll
  static void start() throws Exception {
    Assumptions.assumeTrue(Chromium.isInstalled(), "needs the program chromium: install it");
    Instant now = NOON.plus(Duration.ofDays(2));
    Path theirs = data.resolve("partner");
    partner = CollectorServer.start(TestSettings.in(theirs), NetworkLookup.none(), () -> now);
    try (Http http = new Http(partner.port())) {
      PartnersTest.block(http, 5, now.minusSeconds(600));
    }
    server =
        CollectorServer.start(
            TestSettings.in(data, PartnersTest.at(partner.port())),
            NetworkLookup.none(),
            () -> now);
    base = "http://127.0.0.1:" + server.port();
    try (Http http = new Http(server.port())) {
      tell(http);
      incident = "/i/" + http.json("/api/v1/incidents").at("/incidents/0/id").asText();
      PartnersTest.awaitHeard(http, "sau.example");
    }
    said("note", "");
    said("correction", "");
    said("order", "\"number\": \"12-3\", \"authority\": \"Ведомство\", \"date\": \"2026-11-23\",");
    axe = axe();
    browser = Chromium.start(data);
    Files.createDirectories(SCREENS);
  }

  /** A block in two networks that comes in the evening, and networks where the site opens. */
  private static void tell(Http http) throws Exception {
    for (int hour = -40; hour < 44; hour += 4) {
      Instant time = NOON.plus(Duration.ofHours(hour));
      for (String probe : new String[] {"p1", "p2", "p3", "p4"}) {
        boolean blocked = hour >= 0 && !probe.equals("p4");
        send(http, blocked, probe, 64501, time);
        send(http, blocked, probe, 64502, time);
        send(http, false, probe, 64503, time);
      }
      send(http, hour >= 0, "p1", 64504, time);
    }
    http.awaitAllIsWell();
  }

  private static void send(Http http, boolean blocked, String probe, int asn, Instant time)
      throws Exception {
    http.postJson(
        "/api/v1/measurements",
        blocked ? Samples.blocked(probe, asn, time) : Samples.accessible(probe, asn, time));
  }

  /** An editor says something of the incident. */
  private static void said(String kind, String rest) throws Exception {
    String token = new Editors(DataDirectory.editors(data)).add("aigul");
    String text =
        kind.equals("order")
            ? "\"link\": null"
            : "\"text\": {\"kk\": \"Жөндеу туралы хабарланды.\", \"ru\": \"Объявлен ремонт.\", \"en\":"
                + " \"Repairs were announced.\"}";
    String act =
        "{\"incident\": \"%s\", \"kind\": \"%s\", %s %s}"
            .formatted(incident.substring("/i/".length()), kind, rest, text);
    try (Http http = new Http(server.port())) {
      http.post(
          "/api/v1/editor/acts",
          act.getBytes(StandardCharsets.UTF_8),
          "content-type",
          "application/json",
          "authorization",
          "Bearer " + token);
      http.awaitAllIsWell();
    }
  }

  private static String axe() throws IOException {
    var about = new Properties();
    try (InputStream in = resource("META-INF/maven/org.webjars.npm/axe-core/pom.properties")) {
      about.load(in);
    }
    String version = about.getProperty("version");
    try (InputStream in =
        resource("META-INF/resources/webjars/axe-core/" + version + "/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream resource(String name) {
    InputStream in = PagesInChromiumTest.class.getClassLoader().getResourceAsStream(name);
    assertThat(in).as(name).isNotNull();
    return in;
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
    if (partner != null) {
      partner.close();
    }
  }

  /** Name and address of each page; languages are added. */
  private static Stream<String> paths() {
    return Stream.of(
        "/?",
        "/check?u=sau.example&",
        "/check?u=other.example&",
        incident + "?",
        incident + "/tests?side=for&",
        "/s/facebook?",
        "/d/sau.example?",
        "/n/AS64501?",
        "/explore?",
        "/explore?axis_x=asn&",
        "/explore?cc=kz&",
        "/c/KZ?",
        incident + "/contest?",
        "/glossary?",
        incident + "/share?",
        "/partners?",
        "/api?",
        "/i/nonsense?");
  }

  private static Stream<String> addresses() {
    return paths().flatMap(path -> Stream.of("kk", "ru", "en").map(lang -> path + "lang=" + lang));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void axe_findsNothing_inLightAndDark(String address) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      browser.open(base + address, dark ? 1280 : 360, dark);
      browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      browser.evaluate(axe);
      JsonNode faults =
          browser.evaluate(
              "axe.run(document, {runOnly: "
                  + RULES
                  + "}).then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html"
                  + " + ' ' + n.failureSummary).join('; ')))");
      assertThat(faults).as(address + (dark ? " dark" : " light")).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void layout_fitsEveryWidth_andDoesNotShift(String address) throws Exception {
    for (int width : new int[] {360, 768, 1280}) {
      browser.open(base + address, width, false);
      assertThat(browser.layoutShift()).as("shift of " + address).isZero();
      browser.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("width of " + address)
          .isLessThanOrEqualTo(width);
      picture(address, width);
    }
  }

  /** What the browser will not paint without (Resource Timing, renderBlockingStatus). */
  private static final String BLOCKING =
      "performance.getEntriesByType('resource')"
          + ".filter(e => e.renderBlockingStatus === 'blocking').map(e => e.name)";

  private static void picture(String address, int width) throws Exception {
    String name =
        address.replace(incident, "incident").replaceAll("\\W+", "-").replaceAll("^-|-$", "");
    Files.write(SCREENS.resolve(name + "-" + width + ".png"), browser.picture(width, 2000));
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void pageAndStyle_weighLittle_andHaveNoScript(String address) throws Exception {
    HttpResponse<byte[]> page = packed(address);
    assertThat(page.headers().firstValue("content-encoding")).contains("gzip");
    assertThat(page.body().length + packed("/style.css").body().length)
        .as("bytes of " + address)
        .isLessThanOrEqualTo(HEAVIEST);
    browser.open(base + address, 360, false);
    assertThat(browser.evaluate("document.scripts.length").asInt()).isZero();
    assertThat(browser.evaluate(BLOCKING))
        .as("what the first content waits for, beside the page itself")
        .extracting(JsonNode::asText)
        .containsExactly(base + "/style.css");
    assertThat(browser.evaluate("document.querySelectorAll('[style]').length").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"kk, true", "kk, false", "ru, true", "ru, false", "en, true", "en, false"})
  void citizen_getsFromTheQuestionToPictureAndNumbers_byLinksAlone(String lang, boolean script)
      throws Exception {
    browser.allowScript(script);
    browser.open(base + "/?lang=" + lang, 360, false);
    browser.follow("document.forms[0].u.value = 'sau.example'; document.forms[0].submit()");
    assertThat(heading()).contains("sau.example");
    click("article h2 a");
    assertThat(browser.evaluate("location.pathname").asText()).isEqualTo(incident);
    click("main a[href*='/share?']");
    String picture = browser.evaluate("document.querySelector('.pictures img').src").asText();
    assertThat(packed(picture.substring(base.length())).headers().firstValue("content-type"))
        .contains("image/png");
    click("main a");
    click("main a[href^='/explore?']");
    assertThat(browser.evaluate("document.querySelectorAll('.chart svg').length").asInt())
        .isPositive();
    String csv =
        browser.evaluate("document.querySelector(\"a[href*='format=csv']\").href").asText();
    assertThat(packed(csv.substring(base.length())).headers().firstValue("content-type"))
        .contains("text/csv; charset=utf-8; header=present");
    assertThat(browser.evaluate("document.documentElement.lang").asText()).isEqualTo(lang);
    browser.allowScript(true);
  }

  private static void click(String selector) throws Exception {
    browser.follow("document.querySelector(\"" + selector + "\").click()");
  }

  @Test
  void tests_areFoundByLinksAlone() throws Exception {
    browser.open(base + incident + "?lang=ru", 360, false);
    browser.evaluate("document.querySelector('summary').click()");
    click("a[href*='side=for']");
    assertThat(heading()).startsWith("Проверки, которые это показывают: ");
  }

  @Test
  void mirror_isReadFromADisk_withoutANetwork() throws Exception {
    Path mirror = data.resolve("mirror");
    var _ = Mirror.of(URI.create(base), "https://burkit.example", mirror);
    browser.open(mirror.resolve("index.html").toUri().toString(), 360, false);
    click("a[href='ru/index.html']");
    click("article h2 a");
    assertThat(heading()).isEqualTo("sau.example");
    assertThat(browser.evaluate("document.styleSheets.length").asInt()).isEqualTo(1);
    click("main a[href$='share.html']");
    String drawn = "document.querySelector('.pictures img').decode().then(() => true)";
    assertThat(browser.evaluate(drawn).asBoolean()).isTrue();
    click("header a");
    click("nav a[lang='kk']");
    assertThat(browser.evaluate("document.documentElement.lang").asText()).isEqualTo("kk");
    click("footer a[href*='glossary']");
    assertThat(browser.evaluate("location.protocol").asText()).isEqualTo("file:");
  }

  private static String heading() throws Exception {
    return browser.evaluate("document.querySelector('h1').textContent").asText();
  }

  private static HttpResponse<byte[]> packed(String address) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(base + address)).header("accept-encoding", "gzip");
      return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
