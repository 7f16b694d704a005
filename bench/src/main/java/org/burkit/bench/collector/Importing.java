package org.burkit.bench.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.burkit.bench.report.Table;
import org.burkit.bench.report.Value;
import org.burkit.bench.verdict.SixKilobytes;
import org.burkit.lab.program.Binaries;

/** {@code collector import} from its start to its end: durable and judged. */
final class Importing {
  private static final int LINES = 100_000;
  private static final double ENOUGH = 15_000;

  private Importing() {}

  static Found in(Path directory) throws IOException, InterruptedException {
    Path file = directory.resolve("six.jsonl");
    SixKilobytes.write(file, LINES);
    long bytes = Files.size(file);
    ProcessBuilder process =
        new ProcessBuilder(
                Binaries.find().launcher().toString(),
                "collector",
                "import",
                file.toString(),
                "--data",
                directory.resolve("imported").toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(directory.resolve("import.log").toFile());
    process.environment().put("BURKIT_NO_BUILD", "1");
    long start = System.nanoTime();
    int code = process.start().waitFor();
    double perSecond = LINES * 1e9 / (System.nanoTime() - start);
    if (code != 0) {
      throw new IOException(
          "the import ended with code "
              + code
              + ": "
              + Files.readString(directory.resolve("import.log")));
    }
    Files.delete(file);
    return new Found(
        List.of(
            Found.atLeast(
                "import of measurements of 6 KB, judged", ENOUGH, perSecond, "measurements/s")),
        List.of(
            new Table(
                "Import, the start included",
                List.of("measurements", "bytes each", "measurements/s", "seconds"),
                List.of(
                    List.of(
                        Value.of((long) LINES),
                        Value.of(bytes / LINES),
                        Value.of(perSecond),
                        Value.of(
                            Duration.ofNanos((long) (LINES * 1e9 / perSecond)).toMillis()
                                / 1000.0))))));
  }
}
