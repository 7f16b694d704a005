package org.burkit.bench.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.evidence.bundle.BundleWriter;
import org.burkit.evidence.bundle.Dossier;
import org.burkit.evidence.log.NoteSigner;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.lab.world.TemporaryDirectory;

/** How long a bundle of a thousand measurements takes to make and to verify. */
public final class BundleBench implements Bench {
  private static final int MEASUREMENTS = 1_000;
  private static final int ROUNDS = 5;
  private static final double MOST_MAKING = 2;
  private static final double MOST_VERIFYING = 3;

  @Override
  public String name() {
    return "bundle";
  }

  @Override
  public String summary() {
    return "how long a bundle of a thousand measurements takes to make and to verify";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    NoteSigner signer = NoteSigner.generate("bench.example/log");
    var making = new ArrayList<Double>();
    var verifying = new ArrayList<Double>();
    int bytes = 0;
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Dossier dossier = new Case(directory.path(), signer).dossier(MEASUREMENTS);
      for (int round = 0; round < ROUNDS; round++) {
        long began = System.nanoTime();
        byte[] bundle = BundleWriter.write(dossier, signer);
        making.add(seconds(began));
        began = System.nanoTime();
        if (!Verifier.verify(bundle, Trusted.NOTHING).holds()) {
          throw new IllegalStateException("the bundle must hold");
        }
        verifying.add(seconds(began));
        bytes = bundle.length;
        progress.accept("round %d of %d".formatted(round + 1, ROUNDS));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report(making, verifying, bytes);
  }

  private static double seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toNanos() / 1e9;
  }

  private static Report report(List<Double> making, List<Double> verifying, int bytes) {
    return new Report(
        "Speed of bundles",
        List.of(
            "One incident in two networks with %,d measurements of six kilobytes, all of which are judged again, both when the bundle is made and when it is verified. The first of %d rounds counts: programs that verify are started anew. Bytes of the bundle: %,d."
                .formatted(MEASUREMENTS, ROUNDS, bytes)),
        List.of(
            bound("making a bundle, first round", MOST_MAKING, making.getFirst()),
            bound("verifying it, first round", MOST_VERIFYING, verifying.getFirst())),
        List.of(
            new Table(
                "Seconds",
                List.of("round", "making", "verifying"),
                IntStream.range(0, ROUNDS)
                    .mapToObj(i ->
                        List.of(
                            Value.of(i + 1L), Value.of(making.get(i)), Value.of(verifying.get(i))))
                    .toList())),
        List.of());
  }

  private static Bound bound(String what, double most, double found) {
    return new Bound(
        what,
        String.format(Locale.ROOT, "at most %.0f s", most),
        String.format(Locale.ROOT, "%.2f s", found),
        found <= most);
  }
}
