package org.burkit.lab;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lab …}. */
@Command(
    name = "lab",
    subcommands = {ListCommand.class, RunCommand.class, ShellCommand.class},
    description = "Look at the lab, run its scenarios, or use its networks.")
final class LabCommand implements Callable<Integer> {
  @Mixin private final HelpOption help = new HelpOption();

  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return Main.WRONG_USE;
  }
}
