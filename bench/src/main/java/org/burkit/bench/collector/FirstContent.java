package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.browser.Chromium;

/**
 * How soon a real browser paints the first content of each page over a slow mobile line, and how
 * much the layout shifts. Each load is the first one: on a connection of its own, with nothing
 * kept. One thread.
 */
final class FirstContent {
  private static final int LOADS = 3;
  private static final int TELEPHONE = 360;
  private static final double LIMIT_MILLIS = 1_000;

  private final Explorer explorer;
  private final Chromium browser;
  private final List<Bound> bounds = new ArrayList<>();
  private final List<List<Value>> rows = new ArrayList<>();

  private FirstContent(Explorer explorer, Chromium browser) {
    this.explorer = explorer;
    this.browser = browser;
  }

  /**
   * Of all pages that people see.
   *
   * @param directory where the browser has its profile
   */
  static Found of(Explorer explorer, Path directory, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (Chromium browser = Chromium.start(Files.createDirectories(directory))) {
      var found = new FirstContent(explorer, browser);
      for (Explorer.Page page : explorer.pages()) {
        if (page.isSeen()) {
          found.measure(page);
          progress.accept(page.name() + " over a slow line");
        }
      }
      return new Found(
          found.bounds,
          List.of(
              new Table(
                  "First content over a slow mobile line",
                  List.of("page", "language", "median ms", "slowest ms", "layout shift"),
                  found.rows)));
    }
  }

  private void measure(Explorer.Page page) throws IOException {
    double slowest = 0;
    double shift = 0;
    for (int language = 0; language < Explorer.LANGUAGES.size(); language++) {
      List<Double> millis = new ArrayList<>();
      double shifted = 0;
      for (int load = 0; load < LOADS; load++) {
        try (SlowLine line = SlowLine.before(explorer.port())) {
          String path = page.path().of(Explorer.LANGUAGES.size() * load + language);
          browser.open("http://127.0.0.1:" + line.port() + path, TELEPHONE, false);
          millis.add(browser.firstContent());
          shifted = Math.max(shifted, browser.layoutShift());
        }
      }
      List<Double> sorted = millis.stream().sorted().toList();
      double median = sorted.get(LOADS / 2);
      slowest = Math.max(slowest, median);
      shift = Math.max(shift, shifted);
      rows.add(
          List.of(
              Value.of(page.name()),
              Value.of(Explorer.LANGUAGES.get(language)),
              Value.of(median),
              Value.of(sorted.getLast()),
              Value.of(shifted)));
    }
    bounds.add(Found.atMost(page.name() + ", first content", LIMIT_MILLIS, slowest, "ms"));
    bounds.add(Found.atMost(page.name() + ", layout shift", 0, shift, ""));
  }
}
