package org.burkit.bench.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Bound;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.verdict.SixKilobytes;
import org.burkit.evidence.leaf.Fields;
import org.burkit.evidence.leaf.Leaf;
import org.burkit.evidence.leaf.Received;
import org.burkit.evidence.leaf.Seed;
import org.burkit.evidence.log.Hash;
import org.burkit.evidence.log.TileFiles;
import org.burkit.evidence.log.TiledSubtrees;
import org.burkit.evidence.log.Tree;
import org.burkit.evidence.log.TreeWriter;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.model.Asn;
import org.burkit.model.CanonicalJson;
import org.burkit.model.CountryCode;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;

/** The speed of the log: from measurements, of leaves alone, and of proofs. */
public final class LogBench implements Bench {
  private static final int MEASUREMENTS = 20_000;
  private static final int LEAVES = 400_000;
  private static final int COMMIT = 20_000;
  private static final int PROOFS = 2_000;
  private static final double ENOUGH_PER_SECOND = 20_000;
  private static final double MOST_MILLIS = 5;

  @Override
  public String name() {
    return "log";
  }

  @Override
  public String summary() {
    return "how many leaves a second the transparency log takes, and how long a proof takes";
  }

  @Override
  public Report run(long seed, Consumer<String> progress) {
    try (TemporaryDirectory directory = TemporaryDirectory.create()) {
      Path file = directory.path().resolve("measurements.jsonl");
      SixKilobytes.write(file, MEASUREMENTS);
      Random chance = new Random(seed);
      long began = System.nanoTime();
      List<byte[]> leaves = leaves(file, chance);
      double making = MEASUREMENTS / seconds(began);
      progress.accept("%,d measurements made into leaves".formatted(MEASUREMENTS));
      TileFiles files = new TileFiles(directory.path().resolve("log"));
      began = System.nanoTime();
      grow(files, leaves);
      double growing = LEAVES / seconds(began);
      progress.accept("%,d leaves in the log".formatted(LEAVES));
      double[] proofs = proofs(files, chance);
      return report(making, growing, proofs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedMeasurementException e) {
      throw new IllegalStateException("recordings are measurements", e);
    }
  }

  private static List<byte[]> leaves(Path file, Random chance)
      throws IOException, MalformedMeasurementException {
    var leaves = new ArrayList<byte[]>();
    try (var lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        byte[] json = line.getBytes(StandardCharsets.UTF_8);
        byte[] secret = new byte[Seed.BYTES];
        chance.nextBytes(secret);
        var received =
            new Received(
                MeasurementCodec.id(json),
                Instant.EPOCH,
                "api",
                CountryCode.UNKNOWN,
                Asn.UNKNOWN,
                "00");
        var fields = Fields.of(CanonicalJson.parse(json), received, Seed.of(secret));
        leaves.add(Leaf.Measured.of(fields).bytes());
      }
    }
    return leaves;
  }

  private static void grow(TileFiles files, List<byte[]> leaves) throws IOException {
    TreeWriter tree = TreeWriter.open(files, 0, Hash.EMPTY);
    for (int i = 0; i < LEAVES; i++) {
      tree.append(leaves.get(i % leaves.size()));
      if (tree.size() % COMMIT == 0) {
        tree.commit();
      }
    }
    tree.commit();
  }

  /** In milliseconds, each with nothing remembered of the tiles. */
  private static double[] proofs(TileFiles files, Random chance) throws IOException {
    double[] millis = new double[PROOFS];
    for (int i = 0; i < PROOFS; i++) {
      long leaf = chance.nextInt(LEAVES);
      long began = System.nanoTime();
      int length = new Tree(LEAVES, new TiledSubtrees(files, LEAVES)).inclusion(leaf).size();
      millis[i] = seconds(began) * 1000;
      if (length < Integer.SIZE - Integer.numberOfLeadingZeros(LEAVES) - 6) {
        throw new IllegalStateException("a path of such a tree is longer: " + length);
      }
    }
    return millis;
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  private static Report report(double making, double growing, double[] proofs) {
    Arrays.sort(proofs);
    double worst = proofs[(int) (proofs.length * 0.99)];
    return new Report(
        "Speed of the transparency log",
        List.of(
            "%,d leaves of recorded measurements, on the disk after every %,d; then %,d proofs, each from the files anew. Before, %,d measurements of six kilobytes are read, split into fields, and digested with salts, by one thread: that is what a collector does with each beside taking it in."
                .formatted(LEAVES, COMMIT, PROOFS, MEASUREMENTS)),
        List.of(
            new Bound(
                "leaves a second",
                String.format(Locale.ROOT, "at least %,.0f", ENOUGH_PER_SECOND),
                String.format(Locale.ROOT, "%,.0f", growing),
                growing >= ENOUGH_PER_SECOND),
            new Bound(
                "a proof, 99 of 100",
                String.format(Locale.ROOT, "at most %.0f ms", MOST_MILLIS),
                String.format(Locale.ROOT, "%.2f ms", worst),
                worst <= MOST_MILLIS)),
        List.of(
            new Table(
                "Speeds",
                List.of("what", "figure"),
                List.of(
                    List.of(Value.of("leaves made of measurements, a second"), Value.of(making)),
                    List.of(Value.of("leaves put into the log, a second"), Value.of(growing)),
                    List.of(Value.of("median of a proof, ms"), Value.of(proofs[proofs.length / 2])),
                    List.of(Value.of("99th of a hundred, ms"), Value.of(worst))))),
        List.of());
  }
}
