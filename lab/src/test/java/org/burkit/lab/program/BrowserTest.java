package org.burkit.lab.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.HttpResponse;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.trial.Trial;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser in a home sees what a citizen sees. */
class BrowserTest {
  private static final int GREEN = 0xff00aa77;
  private static final int WHITE = 0xffffffff;
  private static final Rule NOTICE =
      new Rule(
          "notice",
          new Trigger.HttpHost(Names.of("azat.example")),
          new Action.Respond(
              HttpResponse.page("<html><body style='background:#00aa77'></body></html>")));

  @TempDir Path directory;

  @BeforeEach
  void needABrowser() {
    for (String tool : Browser.TOOLS) {
      Assumptions.assumeTrue(
          path().anyMatch(folder -> Files.isExecutable(folder.resolve(tool))),
          "needs the program " + tool + ": install chromium and libnss3-tools");
    }
  }

  @Test
  void pictures_areOfTheCensorsPageAndOfTheSitesOwn() throws Exception {
    try (Trial trial = Trial.under(NOTICE)) {
      BufferedImage forged = picture(trial, "http://azat.example/");
      assertThat(share(forged, GREEN)).as("green").isGreaterThan(0.99);
      assertThat(trial.hits("notice")).isPositive();
      BufferedImage page = picture(trial, "https://aulnet.example/");
      assertThat(share(page, GREEN)).isZero();
      assertThat(share(page, WHITE)).as("paper, with words on it").isBetween(0.5, 0.995);
    }
  }

  @Test
  void pageUnderACertificateOfNobodys_isNotShown() throws Exception {
    try (Trial trial = Trial.under()) {
      Path file = directory.resolve("page.png");
      Browser browser = browser(trial);
      assertThatThrownBy(() -> browser.open("https://beitanys.example/", file))
          .isInstanceOf(ProgramException.class)
          .hasMessageContaining("certificate");
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void siteBehindTheCover_isAskedForUnderTheCoversName() throws Exception {
    var hidden = Trigger.EncryptedHello.under(Names.of("cover.example"));
    Rule counting = new Rule("hidden", hidden, new Action.Lose(0));
    try (Trial trial = Trial.under(counting)) {
      BufferedImage page = picture(trial, "https://qupia.example/");
      assertThat(share(page, WHITE)).as("paper, with words on it").isBetween(0.5, 0.995);
      assertThat(trial.hits("hidden")).isPositive();
    }
  }

  private BufferedImage picture(Trial trial, String url) throws Exception {
    Path file = directory.resolve("page.png");
    assertThat(browser(trial).open(url, file)).isZero();
    return ImageIO.read(file.toFile());
  }

  private static Browser browser(Trial trial) {
    return new Browser(trial.world().homes("dala").getFirst(), trial.world().files());
  }

  private static double share(BufferedImage image, int colour) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return (double) IntStream.of(pixels).filter(pixel -> pixel == colour).count() / pixels.length;
  }

  private static Stream<Path> path() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(Path::of);
  }
}
