package org.burkit.evidence;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of {@code verify}: it needs neither a collector nor a network. */
@Command(
    name = "burkit",
    mixinStandardHelpOptions = true,
    description = "Checks evidence without a network.")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  static int run(PrintStream out, PrintStream err, String... args) {
    var verify = new CommandLine(new VerifyCommand(out::println, err::println));
    verify
        .getCommandSpec()
        .addOption(
            CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Say what the command does and takes.")
                .build());
    return new CommandLine(new Main()).addSubcommand("verify", verify).execute(args);
  }
}
