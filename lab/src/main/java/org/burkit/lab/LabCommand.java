package org.burkit.lab;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code lab …}. */
@Command(
    name = "lab",
    subcommands = {ListCommand.class, RunCommand.class, ShellCommand.class},
    description = "Look at the lab, run its scenarios, or use its networks.")
final class LabCommand implements Runnable {
  @Override
  public void run() {
    CommandLine.usage(this, System.err);
  }
}
