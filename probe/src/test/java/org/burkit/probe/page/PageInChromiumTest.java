package org.burkit.probe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.burkit.analysis.verdict.Explanations;
import org.burkit.browser.Chromium;
import org.burkit.envelope.OpeningKey;
import org.burkit.model.MeasurementId;
import org.burkit.probe.consent.Consent;
import org.burkit.probe.daemon.Clocks;
import org.burkit.probe.daemon.Daemon;
import org.burkit.probe.daemon.Past;
import org.burkit.probe.daemon.Settings;
import org.burkit.probe.home.CollectorsKey;
import org.burkit.probe.home.Home;
import org.burkit.probe.line.Line;
import org.burkit.probe.show.Messages;
import org.burkit.probe.spool.Spool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A volunteer's whole way through the page, in a real browser. Pictures of it are left in {@code
 * target/screens}.
 */
class PageInChromiumTest {
  private static final int WIDE = 900;
  private static final int HIGHEST = 3_000;
  private static final Path SCREENS = Path.of("target/screens");
  private static final MeasurementId ID = new MeasurementId("a".repeat(64));

  @TempDir static Path profile;
  private static Chromium browser;
  private static Visitor visitor;

  @TempDir Path directory;
  private final List<String> addresses = new ArrayList<>();
  private final CountDownLatch wiped = new CountDownLatch(1);
  private Home home;
  private Daemon daemon;
  private PageServer server;

  @BeforeAll
  static void startBrowser() throws Exception {
    Assumptions.assumeTrue(Chromium.isInstalled(), "needs the program chromium: install it");
    browser = Chromium.start(profile);
    visitor = new Visitor(browser);
    Files.createDirectories(SCREENS);
  }

  @AfterAll
  static void endBrowser() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    home = Home.open(directory.resolve("home"));
    found();
    new Spool(home).add(ID, "{\"made\":true}".getBytes(), Instant.now());
    new CollectorsKey(home).keep(OpeningKey.generate().sealing());
    Past past = Past.of(home);
    daemon =
        new Daemon(
            home,
            past,
            (_, _, _) -> 0,
            () -> Line.NONE,
            Clocks.SYSTEM,
            new Explanations(Locale.ENGLISH),
            new SplittableRandom(7));
    server =
        PageServer.start(
            0,
            VolunteersPages.of(
                home,
                daemon,
                past,
                Clocks.SYSTEM,
                new Messages(Locale.ENGLISH),
                true,
                Optional::empty,
                wiped::countDown),
            addresses::add);
  }

  /** What a run left: one result, and the measurement byte for byte. */
  private void found() throws Exception {
    Path whole = Files.createDirectories(home.past().resolve("whole"));
    Files.writeString(whole.resolve(ID + ".json"), "{\"made\":true}");
    Files.writeString(
        home.past().resolve("results.jsonl"),
        """
        {"id":"%s","at":"%s","input":"https://aulnet.example/","outcome":"blocked","why":"aulnet.example атауы айтыла салысымен байланыс үнсіз қалады.","network":"Dala","submission":"spooled"}
        """
            .formatted(ID, Instant.now()));
  }

  @AfterEach
  void close() throws Exception {
    browser.allowScript(true);
    server.close();
  }

  @ParameterizedTest(name = "{0}, script {1}")
  @CsvSource({"kk, true", "kk, false", "ru, true", "ru, false", "en, true", "en, false"})
  void wholeWay_fromConsentToTheEnd(String language, boolean script) throws Exception {
    browser.allowScript(script);
    Messages words = new Messages(Locale.of(language));
    browser.open(addresses.getFirst(), WIDE, false);
    visitor.click("a[lang=" + language + "]");
    assertThat(visitor.text("h1")).isEqualTo(words.get("page.consent.title"));
    assertThat(visitor.value("document.documentElement.lang")).isEqualTo(language);

    visitor.agree(1, 1, 3);
    assertThat(visitor.text("[role=alert]")).contains(words.get("quiz.1.why"));
    assertThat(Consent.isGiven(home)).isFalse();
    visitor.agree(2, 1, 3);
    assertThat(Consent.isGiven(home)).isTrue();
    assertThat(visitor.text("h1")).isEqualTo(words.get("page.home.title"));
    assertThat(visitor.text(".results")).contains("aulnet.example", "Dala");

    visitor.click(".results a");
    assertThat(visitor.text("pre")).isEqualTo("{\"made\":true}");
    visitor.click("nav a");
    visitor.pauseForEver();
    assertThat(daemon.state().settings().pausedUntil()).contains(Settings.FOR_EVER);

    visitor.click("nav a:nth-of-type(2)");
    assertThat(visitor.saved("export")).startsWith("200 ").endsWith("{\"made\":true}\n");
    assertThat(visitor.saved("sealed")).startsWith("200 BURKSEAL").doesNotContain("made");
    visitor.wipe();
    assertThat(visitor.text("main")).contains(words.get("page.wiped"));
    assertThat(wiped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"kk, 320", "ru, 320", "en, 320", "kk, 360", "ru, 768", "en, 1280"})
  void pages_fitTheirScreen(String language, int width) throws Exception {
    browser.open(addresses.getFirst(), width, true);
    visitor.click("a[lang=" + language + "]");
    assertFits("consent-" + language, width);
    visitor.agree(2, 1, 3);
    assertFits("volunteer-" + language, width);
    visitor.click("nav a:nth-of-type(2)");
    assertFits("settings-" + language, width);
  }

  private static void assertFits(String page, int width) throws Exception {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    Files.write(
        SCREENS.resolve("probe-" + page + "-" + width + ".png"), browser.picture(width, HIGHEST));
  }
}
