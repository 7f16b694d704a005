package org.burkit.bench.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.lab.Machine;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.world.Site;

/** What the probe costs in time, bytes and memory at 80 ms to every server. */
public final class ProbeBench implements Bench {
  private static final int OPEN = 1_000;
  private static final int ONE_AFTER_ANOTHER = 50;
  private static final int DROPPED = 20;
  private static final int BESIDE_DROPPED = 80;
  private static final int UPLOADS = 50;
  private static final int STARTS = 5;
  private static final String KILOBITS = "20000";

  private static final Duration OPEN_LIMIT = Duration.ofMinutes(5);
  private static final Duration DROPPED_LIMIT = Duration.ofSeconds(90);
  private static final Duration START_LIMIT = Duration.ofSeconds(1);
  private static final double MEGABITS_LIMIT = 20;
  private static final long PEAK_LIMIT_KILOBYTES = 110_000;
  private static final long UPLOAD_LIMIT = 2_048;

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public String summary() {
    return "time, bytes and memory of the probe over a line of 80 ms; needs the lab's rights";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    Machine.check();
    try (Stage stage = new Stage(new Crowd(OPEN, DROPPED))) {
      return report(measure(stage, new Crowd(OPEN, DROPPED), progress));
    } catch (IOException e) {
      throw new ProgramException("The lab's files cannot be used: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProgramException("Stopped before the end.");
    }
  }

  private record Line(String what, Watched.Seen seen, long bytes, double megabits) {}

  private record Figures(List<Line> lines, List<Duration> starts, Uploads uploads) {
    Line line(int number) {
      return lines.get(number);
    }
  }

  private static Figures measure(Stage stage, Crowd crowd, Consumer<String> progress)
      throws IOException, InterruptedException {
    List<Duration> starts = new ArrayList<>();
    for (int i = 0; i < STARTS; i++) {
      starts.add(stage.status("start").firstLine());
    }
    progress.accept("starts: " + starts);
    List<Line> lines = new ArrayList<>();
    lines.add(line(stage, progress, "open", crowd.open(OPEN), "--max-kbps", KILOBITS));
    lines.add(
        line(
            stage,
            progress,
            "one after another",
            crowd.open(ONE_AFTER_ANOTHER),
            "--parallel",
            "1"));
    lines.add(
        line(
            stage,
            progress,
            "dropped among open",
            crowd.mixed(BESIDE_DROPPED),
            "--max-kbps",
            KILOBITS));
    lines.add(
        line(
            stage,
            progress,
            "dropped first",
            crowd.deadFirst(BESIDE_DROPPED),
            "--max-kbps",
            KILOBITS));
    lines.add(line(stage, progress, "spooled", crowd.open(UPLOADS), "--collector", stage.nobody()));
    return new Figures(lines, starts, Uploads.of(stage.spool("spooled")));
  }

  private static Line line(
      Stage stage, Consumer<String> progress, String what, List<Site> sites, String... further)
      throws IOException, InterruptedException {
    Watched.Seen seen = stage.probe(what.replace(' ', '-'), sites, further);
    LinkMeter meter = stage.meter();
    Line line = new Line(what, seen, meter.bytes(), meter.busiestMegabits());
    progress.accept(
        "%s: %d targets in %.1f s, %d kB peak, %.1f Mbit/s in the busiest second, %s"
            .formatted(
                what,
                seen.targets(),
                seconds(seen.wall()),
                seen.peakKilobytes(),
                line.megabits(),
                seen.outcomes()));
    return line;
  }

  private static Report report(Figures figures) {
    Line open = figures.line(0);
    Line single = figures.line(1);
    Line mixed = figures.line(2);
    Line deadFirst = figures.line(3);
    Duration start = figures.starts().stream().sorted().toList().get(STARTS / 2);
    long peak = figures.lines().stream().mapToLong(l -> l.seen().peakKilobytes()).max().orElse(0);
    return new Report(
        "What the probe costs",
        words(open, single),
        List.of(
            bound("%,d open targets".formatted(OPEN), OPEN_LIMIT, open.seen().wall()),
            new Bound(
                "their bytes on the home's link, busiest second",
                "at most %.0f Mbit/s".formatted(MEGABITS_LIMIT),
                String.format(Locale.ROOT, "%.1f Mbit/s", open.megabits()),
                open.megabits() <= MEGABITS_LIMIT),
            bound(
                "100 targets, 20 of them dropped, evenly spread",
                DROPPED_LIMIT,
                mixed.seen().wall()),
            bound("the same, the dropped ones first", DROPPED_LIMIT, deadFirst.seen().wall()),
            new Bound(
                "upload of one healthy target, compressed alone, median",
                "at most %,d bytes".formatted(UPLOAD_LIMIT),
                "%,d bytes".formatted(figures.uploads().singleMedian()),
                figures.uploads().singleMedian() <= UPLOAD_LIMIT),
            new Bound(
                "peak resident memory of any run",
                "at most %,d kB".formatted(PEAK_LIMIT_KILOBYTES),
                "%,d kB".formatted(peak),
                peak <= PEAK_LIMIT_KILOBYTES),
            bound("start to the first line of 'probe status', median", START_LIMIT, start)),
        List.of(runs(figures.lines()), uploads(figures.uploads())),
        List.of());
  }

  private static List<String> words(Line open, Line single) {
    double oneAfterAnother = seconds(single.seen().wall()) * OPEN / ONE_AFTER_ANOTHER;
    return List.of(
        "The real probe and the real control in the lab, on one machine with all the servers: a"
            + " home 80 ms away from everything, %,d https sites each with a certificate of its own, ten on an address. Names from three resolvers, connection, handshake, page and the control's view for each; --max-kbps %s."
                .formatted(OPEN, KILOBITS),
        String.format(
            Locale.ROOT,
            "One after another (--parallel 1), %d of the same targets take %.0f s; scaled, %,d would take %.0f s: %.1f times as long as all at once.",
            ONE_AFTER_ANOTHER,
            seconds(single.seen().wall()),
            OPEN,
            oneAfterAnother,
            oneAfterAnother / seconds(open.seen().wall())));
  }

  private static Bound bound(String promise, Duration limit, Duration found) {
    return new Bound(
        promise,
        "at most %,d s".formatted(limit.toSeconds()),
        String.format(Locale.ROOT, "%.2f s", seconds(found)),
        found.compareTo(limit) <= 0);
  }

  private static Table runs(List<Line> lines) {
    return new Table(
        "Runs",
        List.of(
            "run",
            "targets",
            "seconds",
            "CPU seconds",
            "kB on the link",
            "Mbit/s, busiest second",
            "peak kB",
            "threads",
            "descriptors",
            "outcomes"),
        lines.stream()
            .map(line ->
                List.of(
                    Value.of(line.what()),
                    Value.of(line.seen().targets()),
                    Value.of(seconds(line.seen().wall())),
                    Value.of(seconds(line.seen().cpu())),
                    Value.of(line.bytes() / 1000),
                    Value.of(line.megabits()),
                    Value.of(line.seen().peakKilobytes()),
                    Value.of(line.seen().mostThreads()),
                    Value.of(line.seen().mostDescriptors()),
                    Value.of(line.seen().outcomes().toString())))
            .toList());
  }

  private static Table uploads(Uploads uploads) {
    return new Table(
        "One healthy measurement on its way to a collector, bytes",
        List.of("plain, median", "compressed alone, median", "in batches of at most 8 KB, mean"),
        List.of(
            List.of(
                Value.of(uploads.plainMedian()),
                Value.of(uploads.singleMedian()),
                Value.of(uploads.inBatchesMean()))));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
