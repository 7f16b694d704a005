package org.burkit.bench.collector;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;

/** How soon an incident is told of after the last word that makes it, while others come in. */
final class Telling {
  private static final int PER_SECOND = 2_000;
  private static final int BATCH = 50;
  private static final int INCIDENTS = 100;
  private static final int PROBES = 3;
  private static final Duration AT_MOST = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Telling() {}

  static Found over(Running collector) throws IOException, InterruptedException {
    CompletableFuture<Load.Seen> others = CompletableFuture.supplyAsync(() -> load(collector));
    List<Double> told = new ArrayList<>();
    List<Double> looks = new ArrayList<>();
    Instant end = Instant.now().plus(AT_MOST);
    while (told.size() < INCIDENTS && Instant.now().isBefore(end)) {
      told.add(one(collector, told.size(), looks));
    }
    others.join();
    List<Double> sorted = told.stream().sorted().toList();
    List<Double> sortedLooks = looks.stream().sorted().toList();
    return new Found(
        List.of(
            Found.atMost(
                "from the answer to the incident at 2,000/s, 99 of 100",
                1,
                Found.quantile(sorted, 0.99) / 1000,
                "s"),
            Found.atMost(
                "look-up of an incident over HTTP meanwhile, 95 of 100",
                20,
                Found.quantile(sortedLooks, 0.95),
                "ms")),
        List.of(
            new Table(
                "Telling, while %,d measurements a second come in".formatted(PER_SECOND),
                List.of("what", "count", "median ms", "99 of 100 ms"),
                List.of(
                    row("incident after its last measurement", sorted),
                    row("look-up", sortedLooks)))));
  }

  private static List<Value> row(String what, List<Double> sorted) {
    return List.of(
        Value.of(what),
        Value.of((long) sorted.size()),
        Value.of(Found.quantile(sorted, 0.5)),
        Value.of(Found.quantile(sorted, 0.99)));
  }

  private static Load.Seen load(Running collector) {
    var submissions = new Submissions(Instant.now());
    int packed = (int) (AT_MOST.toSeconds() * PER_SECOND / BATCH);
    List<byte[]> bodies =
        IntStream.range(0, packed)
            .mapToObj(i -> Submissions.gzip(submissions.lines(1L << 50 | (long) i * BATCH, BATCH)))
            .toList();
    return new Load(
            collector.port(),
            "/api/v1/measurements",
            List.of("Content-Type: application/x-ndjson", "Content-Encoding: gzip"),
            n -> bodies.get((int) (n % bodies.size())))
        .paced(8, Duration.ofSeconds(60), (double) PER_SECOND / BATCH);
  }

  /** Milliseconds from the answer to the last of the measurements until the incident is there. */
  private static double one(Running collector, int number, List<Double> looks)
      throws IOException, InterruptedException {
    String host = "d" + number + ".example";
    for (int probe = 0; probe < PROBES; probe++) {
      byte[] body = Submissions.blocked(host, (1L << 60) + number * 10L + probe, Instant.now());
      int status = collector.post("/api/v1/measurements", body);
      if (status != 200) {
        throw new IOException("a measurement was answered with " + status);
      }
    }
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      long asked = System.nanoTime();
      String answer = collector.get("/api/v1/incidents?domain=" + host);
      looks.add((System.nanoTime() - asked) / 1e6);
      if (answer.contains(host)) {
        return (System.nanoTime() - start) / 1e6;
      }
    }
    throw new IOException("no incident of " + host + " within " + PATIENCE.toSeconds() + " s");
  }
}
