package org.burkit.bench.field;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.burkit.lab.program.Binaries;

/** Commands of the collector, each run to its end in a process of its own. Stateless. */
final class Commands {
  private Commands() {}

  /**
   * Runs it and gives what it printed.
   *
   * @throws IOException where it does not end well; its last words are in the message
   */
  static String run(Path scratch, List<String> arguments) throws IOException, InterruptedException {
    Path out = scratch.resolve("command.out");
    Path err = scratch.resolve("command.err");
    int code = start(out, err, arguments).waitFor();
    if (code != 0) {
      throw new IOException(
          "collector " + arguments.getFirst() + " ended with " + code + ": " + tail(err));
    }
    return Files.readString(out);
  }

  private static Process start(Path out, Path err, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Binaries.find().launcher().toString(), "collector"));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("BURKIT_NO_BUILD", "1");
    return builder.start();
  }

  private static String tail(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return String.join("; ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }

  /**
   * Ids of all measurements in a store, no two alike.
   *
   * @param place of the store, as options
   * @throws IOException also where one stands there twice
   */
  static Set<String> ids(Path scratch, List<String> place)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("sql", "SELECT id FROM measurements"));
    arguments.addAll(place);
    List<String> rows;
    try (Stream<String> lines = run(scratch, arguments).lines()) {
      rows = lines.skip(1).map(String::strip).toList();
    }
    Set<String> ids = rows.stream().collect(Collectors.toUnmodifiableSet());
    if (ids.size() != rows.size()) {
      throw new IOException("the store has " + (rows.size() - ids.size()) + " measurements twice");
    }
    return ids;
  }
}
