package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;

/** Single measurements and batches over HTTP, beside the ceiling. */
final class TakingIn {
  private static final int CONNECTIONS = 64;
  private static final int BATCH = 100;
  private static final int BATCHES = 3_000;

  /** Two processors compile what is run most for about that long, beside running it. */
  private static final Duration WARM_UP = Duration.ofMinutes(2);

  private static final Duration LASTING = Duration.ofSeconds(10);
  private static final String PATH = "/api/v1/measurements";

  private final Path directory;
  private final Submissions submissions = new Submissions(Instant.now());
  private final Consumer<String> progress;

  TakingIn(Path directory, Consumer<String> progress) {
    this.directory = directory;
    this.progress = progress;
  }

  Found over(Running collector) throws IOException, InterruptedException {
    Load.Seen ceiling = ceiling();
    progress.accept("the ceiling: %,.0f/s".formatted(ceiling.perSecond()));
    Load single =
        new Load(
            collector.port(),
            PATH,
            List.of("Content-Type: application/json"),
            submissions::accessible);
    single.closed(CONNECTIONS, WARM_UP);
    Load.Seen singles = single.closed(CONNECTIONS, LASTING);
    progress.accept("one by one: %,.0f/s".formatted(singles.perSecond()));
    Load.Seen half = single.paced(CONNECTIONS, LASTING, singles.perSecond() / 2);
    Duration behind = collector.awaitFolded();
    Load.Seen batches = batches(collector);
    collector.awaitFolded();
    progress.accept("batches: %,.0f/s".formatted(batches.perSecond() * BATCH));
    return new Found(
        List.of(
            Found.atLeast(
                "single POST, durable, in parts of the ceiling",
                0.5,
                singles.perSecond() / ceiling.perSecond(),
                ""),
            Found.atMost("answer at half load, 99 of 100", 20, half.millis(0.99), "ms"),
            Found.atLeast(
                "batches of 100, gzip", 100_000, batches.perSecond() * BATCH, "measurements/s"),
            Found.atMost(
                "requests refused",
                0,
                (double) (singles.refused() + half.refused() + batches.refused()),
                "")),
        List.of(
            new Table(
                "Taking in, over %d connections".formatted(CONNECTIONS),
                List.of(
                    "what",
                    "measurements/s",
                    "in parts of the ceiling",
                    "median ms",
                    "99 of 100 ms"),
                List.of(
                    row("ceiling, one by one", ceiling, 1, ceiling),
                    row("one by one", singles, 1, ceiling),
                    row("one by one, half load", half, 1, ceiling),
                    row("batches of 100, gzip", batches, BATCH, ceiling))),
            new Table(
                "Judging what had come in one by one",
                List.of("seconds behind"),
                List.of(List.of(Value.of(behind.toMillis() / 1000.0))))));
  }

  private Load.Seen ceiling() throws IOException {
    try (Ceiling ceiling = Ceiling.start(directory.resolve("ceiling"))) {
      var load =
          new Load(
              ceiling.port(),
              PATH,
              List.of("Content-Type: application/json"),
              submissions::accessible);
      load.closed(CONNECTIONS, WARM_UP);
      return load.closed(CONNECTIONS, LASTING);
    }
  }

  /** Packed beforehand, since packing takes more than taking in; the first third warms up. */
  private Load.Seen batches(Running collector) {
    List<byte[]> packed =
        IntStream.range(0, BATCHES + BATCHES / 3)
            .parallel()
            .mapToObj(i -> Submissions.gzip(submissions.lines(1L << 40 | (long) i * BATCH, BATCH)))
            .toList();
    List<String> headers = List.of("Content-Type: application/x-ndjson", "Content-Encoding: gzip");
    new Load(collector.port(), PATH, headers, n -> packed.get((int) n + BATCHES))
        .all(CONNECTIONS, BATCHES / 3);
    return new Load(collector.port(), PATH, headers, n -> packed.get((int) n))
        .all(CONNECTIONS, BATCHES);
  }

  private static List<Value> row(String what, Load.Seen seen, int each, Load.Seen ceiling) {
    return List.of(
        Value.of(what),
        Value.of(seen.perSecond() * each),
        Value.of(seen.perSecond() * each / ceiling.perSecond()),
        Value.of(seen.millis(0.5)),
        Value.of(seen.millis(0.99)));
  }
}
