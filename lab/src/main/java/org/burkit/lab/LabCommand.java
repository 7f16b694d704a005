package org.burkit.lab;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lab …}. */
@Command(
    name = "lab",
    subcommands = {
      ListCommand.class,
      RunCommand.class,
      DeliverCommand.class,
      RehearseCommand.class,
      ShellCommand.class,
      WorldCommand.class
    },
    description = "Look at the lab, run its scenarios, or use its networks.")
final class LabCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return Main.WRONG_USE;
  }
}
