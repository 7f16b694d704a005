package org.burkit.bench.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.browser.Chromium;
import org.burkit.lab.world.TemporaryDirectory;

/** How soon each kind of page comes, over a full store. */
public final class PagesBench implements Bench {
  private static final long USUAL = 100_000;
  private static final double LIMIT_MILLIS = 60;

  /** Before the program has been compiled and each part of the store been read once. */
  private static final int FIRST = 100;

  private static final int ROUNDS = 100;

  private final long rows;

  /** Over so many rows that a run takes a minute. */
  public PagesBench() {
    this(USUAL);
  }

  private PagesBench(long rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public String summary() {
    return "how soon each kind of page comes; --rows 10000000 is what is promised";
  }

  @Override
  public Optional<Bench> over(long size) {
    return Optional.of(new PagesBench(size));
  }

  /**
   * How soon one kind of page came, in milliseconds, sorted.
   *
   * @param first of the first that were asked for
   */
  private record Kind(String name, List<Double> first, List<Double> millis, long bytes) {
    double quantile(double part) {
      return Found.quantile(millis, part);
    }
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create();
        Explorer explorer = Explorer.of(directory.path(), rows, seed)) {
      progress.accept("a store of %,d rows, with incidents".formatted(rows));
      var kinds = new ArrayList<Kind>();
      for (Explorer.Page page : explorer.pages()) {
        kinds.add(kind(explorer, page));
        progress.accept(page.name());
      }
      return report(kinds, painted(explorer, directory.path(), progress));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Nothing where there is no browser. */
  private static Found painted(Explorer explorer, Path directory, Consumer<String> progress)
      throws IOException, InterruptedException {
    if (!Chromium.isInstalled()) {
      progress.accept("no program chromium: the first content is not measured");
      return new Found(List.of(), List.of());
    }
    return FirstContent.of(explorer, directory.resolve("browser"), progress);
  }

  private static Kind kind(Explorer explorer, Explorer.Page page)
      throws IOException, InterruptedException {
    var millis = new ArrayList<Double>();
    long bytes = 0;
    for (int round = 0; round < FIRST + ROUNDS; round++) {
      long start = System.nanoTime();
      bytes = Math.max(bytes, explorer.get(page.path().of(round)));
      millis.add((System.nanoTime() - start) / 1e6);
    }
    return new Kind(
        page.name(),
        millis.stream().limit(FIRST).sorted().toList(),
        millis.stream().skip(FIRST).sorted().toList(),
        bytes);
  }

  private Report report(List<Kind> kinds, Found painted) {
    List<Bound> bounds =
        kinds.stream()
            .map(kind ->
                Found.atMost(kind.name() + ", 95 of 100", LIMIT_MILLIS, kind.quantile(0.95), "ms"))
            .toList();
    var table =
        new Table(
            "Pages by kind",
            List.of(
                "page",
                "median ms",
                "95 of 100 ms",
                "99 of 100 ms",
                "95 of the first 100 ms",
                "bytes"),
            kinds.stream().map(PagesBench::row).toList());
    Found all = new Found(bounds, List.of(table)).and(painted);
    return new Report(
        "Pages",
        List.of(
            "The pages of a collector over a query store of %,d rows and %,d incidents, asked over HTTP on loopback one after another, in three languages in turn, each time for another site, network or incident. What is promised is promised of a collector that has been asked before: the first hundred of each kind, right after the start, have a column of their own. The bytes are those of the largest page, not compressed."
                .formatted(rows, Explorer.INCIDENTS),
            "The first content is what a Chromium paints first of a page that it has never seen, at the end of a line of 1.6 Mbit/s down, 750 kbit/s up and 150 ms there and back, on which a connection is made as over HTTPS; the line is made in this program, since not every kernel can. Names are not asked for."),
        all.bounds(),
        all.tables(),
        List.of());
  }

  private static List<Value> row(Kind kind) {
    return List.of(
        Value.of(kind.name()),
        Value.of(kind.quantile(0.5)),
        Value.of(kind.quantile(0.95)),
        Value.of(kind.quantile(0.99)),
        Value.of(Found.quantile(kind.first(), 0.95)),
        Value.of(kind.bytes()));
  }
}
