package org.burkit.probe.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.burkit.browser.Chromium;
import org.burkit.probe.show.Messages;

/**
 * A volunteer's whole way through the page of a probe that is installed, in a real browser and in
 * three languages; {@code deploy/try-page} has it walked. Ends with 1 where the page says anything
 * else than it should.
 */
final class PageWalk {
  private static final List<String> LANGUAGES = List.of("kk", "ru", "en");
  private static final int WIDTH = 768;
  private static final int HIGHEST = 3_000;

  /** For what the page only says once the loop has looked again. */
  private static final String SOON =
      """
      new Promise((told, failed) => {
        const end = Date.now() + 15000;
        const look = () => {
          if (document.querySelector('main').textContent.includes(%s)) told('');
          else if (Date.now() > end) failed(new Error('never said'));
          else setTimeout(look, 100);
        };
        look();
      })\
      """;

  private final Visitor visitor;
  private final Path pictures;

  private PageWalk(Visitor visitor, Path pictures) {
    this.visitor = visitor;
    this.pictures = pictures;
  }

  /**
   * @param words the address that opens the page once; a directory for the browser; one for
   *     pictures
   */
  public static void main(String[] words) throws Exception {
    Path pictures = Files.createDirectories(Path.of(words[2]));
    try (Chromium browser = Chromium.start(Path.of(words[1]))) {
      browser.open(words[0], WIDTH, false);
      new PageWalk(new Visitor(browser), pictures).walk();
    }
    System.exit(0);
  }

  private void walk() throws IOException {
    for (String language : LANGUAGES) {
      Messages messages = in(language);
      expect(messages.get("page.consent.title"), visitor.text("h1"));
      visitor.agree(1, 1, 3);
      expect(messages.get("quiz.1.why"), visitor.text("[role=alert]"));
      picture("consent", language);
    }
    visitor.agree(2, 1, 3);
    for (String language : LANGUAGES) {
      expect(in(language).get("page.home.title"), visitor.text("h1"));
    }
    visitor.pauseForEver();
    for (String language : LANGUAGES) {
      String paused = in(language).get("page.state.PAUSED.ever");
      var _ = visitor.value(SOON.formatted('"' + paused + '"'));
      picture("paused", language);
    }
    for (String language : LANGUAGES) {
      Messages messages = in(language);
      visitor.click("nav a:nth-of-type(2)");
      expect(messages.get("page.settings.title"), visitor.text("h1"));
      picture("settings", language);
    }
    expect("200 ", visitor.saved("export"));
    visitor.wipe();
    expect(new Messages(Locale.ENGLISH).get("page.wiped"), visitor.text("main"));
  }

  /** Chooses a language on the page as it is. */
  private Messages in(String language) throws IOException {
    visitor.click("a[lang=" + language + "]");
    expect(language, visitor.value("document.documentElement.lang"));
    return new Messages(Locale.of(language));
  }

  private void picture(String what, String language) throws IOException {
    Path file = pictures.resolve("installed-" + what + "-" + language + ".png");
    Files.write(file, visitor.browser().picture(WIDTH, HIGHEST));
  }

  private static void expect(String expected, String said) {
    if (!said.contains(expected)) {
      throw new AssertionError("expected \"" + expected + "\", the page says \"" + said + "\"");
    }
  }
}
