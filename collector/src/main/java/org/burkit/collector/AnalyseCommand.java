package org.burkit.collector;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.collector.analyse.Analysis;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code analyse FILE…}. */
@Command(
    name = "analyse",
    description = "Judges measurement files without a collector: one JSON line each.")
final class AnalyseCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Plain, gzip or zstd.")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--lists", paramLabel = "DIR", description = "Instead of the bundled lists.")
  private @Nullable Path lists;

  @Override
  public Integer call() throws IOException, WrongUse {
    var faults = new ArrayList<String>();
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        faults.add("expected a file to read, there is none at " + file);
      }
    }
    Lists read = ListsOption.read(lists, faults);
    Faults.throwIfAny(faults);
    var buffered = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16);
    try (var out = new PrintStream(buffered, false, StandardCharsets.UTF_8)) {
      return new Analysis(read.references(), out, System.err).run(files) ? 0 : Main.NOT_SO;
    }
  }
}
