package org.burkit.bench;

import java.io.PrintWriter;
import org.burkit.lab.sys.SystemCallException;
import org.burkit.lab.world.EnvironmentException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: {@code bench list} and {@code bench NAME}. */
@Command(
    name = "burkit",
    description = "Measures how right and how fast Burkit is.",
    subcommands = BenchCommand.class)
public final class Main {
  static final int NOT_SO = 1;
  static final int WRONG_USE = 2;
  static final int ENVIRONMENT = 3;

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  static int run(String... args) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((e, command, _) -> explain(e, command.getErr()))
        .execute(args);
  }

  private static int explain(Exception fault, PrintWriter err) {
    if (fault instanceof EnvironmentException || fault instanceof SystemCallException) {
      err.println(fault.getMessage());
      return ENVIRONMENT;
    }
    err.println("Burkit met a fault of its own (" + fault + "); please report it.");
    return NOT_SO;
  }
}
