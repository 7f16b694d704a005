package org.burkit.lab;

import picocli.CommandLine.Option;

/** The option that every command has. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "say what the command does and takes")
  private boolean asked;
}
