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
        {"id":"%s","at":"%s","input":"https://aulnet.example/","outcome":"blocked","why":"w","network":"Dala","submission":"spooled"}
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
    click("a[lang=" + language + "]");
    assertThat(text("h1")).isEqualTo(words.get("page.consent.title"));
    assertThat(value("document.documentElement.lang")).isEqualTo(language);

    agree(1, 1, 3);
    assertThat(text("[role=alert]")).contains(words.get("quiz.1.why"));
    assertThat(Consent.isGiven(home)).isFalse();
    agree(2, 1, 3);
    assertThat(Consent.isGiven(home)).isTrue();
    assertThat(text("h1")).isEqualTo(words.get("page.home.title"));
    assertThat(text(".results")).contains("aulnet.example", "Dala");

    click(".results a");
    assertThat(text("pre")).isEqualTo("{\"made\":true}");
    click("nav a");
    submit("pause", "document.querySelector('select').value = 'ever'");
    assertThat(daemon.state().settings().pausedUntil()).contains(Settings.FOR_EVER);

    click("nav a:nth-of-type(2)");
    assertThat(saved("export")).startsWith("200 ").endsWith("{\"made\":true}\n");
    assertThat(saved("sealed")).startsWith("200 BURKSEAL").doesNotContain("made");
    submit("wipe", "document.querySelector('[name=sure]').checked = true");
    assertThat(text("main")).contains(words.get("page.wiped"));
    assertThat(wiped.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"kk, 320", "ru, 320", "en, 320", "kk, 360", "ru, 768", "en, 1280"})
  void pages_fitTheirScreen(String language, int width) throws Exception {
    browser.open(addresses.getFirst(), width, true);
    click("a[lang=" + language + "]");
    assertFits("consent-" + language, width);
    agree(2, 1, 3);
    assertFits("volunteer-" + language, width);
    click("nav a:nth-of-type(2)");
    assertFits("settings-" + language, width);
  }

  private static void assertFits(String page, int width) throws Exception {
    assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(width);
    Files.write(
        SCREENS.resolve("probe-" + page + "-" + width + ".png"), browser.picture(width, HIGHEST));
  }

  private static void agree(int... answers) throws Exception {
    StringBuilder choose = new StringBuilder();
    for (int i = 0; i < answers.length; i++) {
      choose.append(
          "document.querySelector('[name=q%d][value=\"%d\"]').checked = true;"
              .formatted(i + 1, answers[i]));
    }
    submit("consent", choose.toString());
  }

  /** Fills in a form and presses its button. */
  private static void submit(String action, String filled) throws Exception {
    browser.follow(
        filled + "; document.querySelector('form[action$=\"/" + action + "\"] button').click()");
  }

  private static void click(String link) throws Exception {
    browser.follow("document.querySelector('" + link + "').click()");
  }

  /** The status and the text of what a link leads to that is to be saved. */
  private static String saved(String place) throws Exception {
    return value(
        "fetch(document.querySelector('a[href$=\"/"
            + place
            + "\"]').href).then(async r => r.status + ' ' + await r.text())");
  }

  private static String text(String selector) throws Exception {
    return value("document.querySelector('" + selector + "').textContent");
  }

  private static String value(String expression) throws Exception {
    return browser.evaluate(expression).asText();
  }
}
