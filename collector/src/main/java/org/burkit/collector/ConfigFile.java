package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from a file, which then count as if they stood on the command line: {@code listen =
 * 0.0.0.0:8080} is {@code --listen 0.0.0.0:8080}. Empty lines and those that begin with # say
 * nothing.
 */
final class ConfigFile implements IParameterConsumer {
  private static final String DASHES = "--";

  @Override
  @SuppressWarnings("JdkObsolete") // picocli's signature
  public void consumeParameters(Stack<String> args, ArgSpec option, CommandSpec command) {
    if (args.isEmpty()) {
      throw new ParameterException(command.commandLine(), "--config: expected a file, got nothing");
    }
    String name = args.pop();
    List<String> faults = new ArrayList<>();
    List<String> options = new ArrayList<>();
    read(name, keys(command), faults)
        .forEach((key, values) -> values.forEach(value -> options.add(key + "=" + value)));
    if (!faults.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), String.join(System.lineSeparator(), faults));
    }
    option.setValue(Path.of(name));
    options.reversed().forEach(args::push);
  }

  /**
   * What a file of options for {@code collector serve} says, by the names of the options; whatever
   * is wrong with it goes into {@code faults}.
   */
  static Map<String, List<String>> read(Path file, List<String> faults) {
    CommandSpec serve = new CommandLine(new CollectorCommand.Serve()).getCommandSpec();
    return read(file.toString(), keys(serve), faults);
  }

  private static Map<String, List<String>> read(
      String name, List<String> keys, List<String> faults) {
    var options = new LinkedHashMap<String, List<String>>();
    int number = 0;
    for (String line : lines(name, faults)) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        read(text, name + ":" + number + ": ", keys, options, faults);
      }
    }
    return options;
  }

  private static List<String> lines(String name, List<String> faults) {
    try {
      return Files.readAllLines(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      faults.add("--config: expected a readable text file, got " + e.getMessage());
      return List.of();
    }
  }

  private static void read(
      String text,
      String where,
      List<String> keys,
      Map<String, List<String>> options,
      List<String> faults) {
    int sign = text.indexOf('=');
    String key = DASHES + text.substring(0, Math.max(0, sign)).strip();
    if (sign < 0) {
      faults.add(where + "expected a line such as listen = 127.0.0.1:8080, got " + text);
    } else if (!keys.contains(key)) {
      faults.add(
          where
              + "expected one of "
              + keys.stream()
                  .map(known -> known.substring(DASHES.length()))
                  .collect(Collectors.joining(", "))
              + ", got "
              + key.substring(DASHES.length()));
    } else {
      options.computeIfAbsent(key, _ -> new ArrayList<>()).add(text.substring(sign + 1).strip());
    }
  }

  private static List<String> keys(CommandSpec command) {
    return command.options().stream()
        .map(option -> option.longestName())
        .filter(name -> !name.equals("--config") && !name.equals("--help"))
        .sorted()
        .toList();
  }
}
