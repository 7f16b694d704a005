package org.burkit.collector;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import org.burkit.collector.store.StoreFailed;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The entry point: maps the command line to a command and whatever goes wrong to an exit code. */
@Command(
    name = "burkit",
    description = "Collects and judges measurements, and measures from an open network.",
    subcommands = {
      CollectorCommand.class,
      ControlCommand.class,
      AnalyseCommand.class,
      ListsCommand.class
    })
public final class Main {
  static final int NOT_SO = 1;
  static final int WRONG_USE = 2;
  static final int ENVIRONMENT = 3;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return commands().setExecutionExceptionHandler(Main::explain).execute(args);
  }

  /** All that can be typed. */
  static CommandLine commands() {
    return withHelp(new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true));
  }

  private static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Say what the command does and takes.")
                .build());
    command.getSubcommands().values().forEach(Main::withHelp);
    return command;
  }

  private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    return switch (failure) {
      case WrongUse wrong -> say(err, wrong.getMessage(), WRONG_USE);
      case FileSystemException file ->
          say(
              err,
              "expected a file or directory that can be used, got "
                  + file.getFile()
                  + " ("
                  + (file.getReason() == null
                      ? file.getClass().getSimpleName().replace("Exception", "")
                      : file.getReason())
                  + "); name another, or change its owner or permissions",
              ENVIRONMENT);
      case StoreFailed store -> say(err, store.getMessage(), ENVIRONMENT);
      case IOException environment -> say(err, environment.getMessage(), ENVIRONMENT);
      default -> {
        LoggerFactory.getLogger(Main.class).debug("the fault", failure);
        yield say(
            err, "Burkit met a fault of its own (" + failure + "); please report it.", NOT_SO);
      }
    };
  }

  private static int say(PrintWriter err, @Nullable String message, int exitCode) {
    err.println(message);
    return exitCode;
  }
}
