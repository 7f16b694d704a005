package org.burkit.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.burkit.bench.report.Bench;
import org.burkit.bench.report.Edition;
import org.burkit.bench.report.Report;
import org.burkit.bench.report.Written;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one bench and prints what it found; exit code 1 where a bound is not met. */
@Command(name = "bench", description = "Runs a bench by its name; \"bench list\" names them all.")
final class BenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A bench, or \"list\".")
  private String name = "";

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance; default 1.")
  private long seed = 1;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "How large a store to ask, for benches that can be of any size.")
  private @Nullable Long rows;

  @Option(names = "--json", description = "Print JSON Lines instead of Markdown.")
  private boolean json;

  @Option(
      names = "--write",
      description = "Also write the report and its pictures into docs/accuracy.")
  private boolean write;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Say this.")
  @SuppressWarnings("UnusedVariable") // picocli looks at the annotation
  private boolean help;

  /** Set by picocli before the call. */
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    PrintWriter err = line.getErr();
    if (name.equals("list")) {
      Benches.all().forEach(bench -> out.printf("%-10s %s%n", bench.name(), bench.summary()));
      return 0;
    }
    Optional<Bench> named = Benches.named(name);
    if (named.isEmpty()) {
      String known = Benches.all().stream().map(Bench::name).collect(Collectors.joining(", "));
      err.println("expected one of: list, " + known + "; got \"" + name + "\"");
      return Main.WRONG_USE;
    }
    Optional<Bench> bench = rows == null ? named : named.get().over(rows);
    if (bench.isEmpty()) {
      err.println("--rows: the bench " + name + " has sizes of its own");
      return Main.WRONG_USE;
    }
    return run(bench.get(), out, err);
  }

  private int run(Bench bench, PrintWriter out, PrintWriter err) {
    Report report =
        bench.run(
            seed,
            line -> {
              err.println(line);
              err.flush();
            });
    Written written = new Written(bench.name(), report, new Edition(seed, version()));
    out.print(json ? written.jsonLines() : written.markdown());
    out.flush();
    if (write) {
      Path directory = home().resolve("docs").resolve("accuracy");
      try {
        Files.createDirectories(directory);
        for (var file : written.files().entrySet()) {
          Files.writeString(directory.resolve(file.getKey()), file.getValue());
        }
        err.println("written to " + directory);
      } catch (IOException e) {
        err.println(
            "expected to write into " + directory + ", got " + e + "; mind its permissions");
        return Main.ENVIRONMENT;
      }
    }
    return report.allMet() ? 0 : Main.NOT_SO;
  }

  private static Path home() {
    return Path.of(System.getProperty("burkit.home", "."));
  }

  private static String version() {
    String version = BenchCommand.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
