package org.burkit.lab;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.burkit.lab.net.NetworkException;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.sys.SystemCallException;
import org.burkit.lab.world.EnvironmentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point: {@code lab …} and {@code demo …}. */
@Command(
    name = "burkit",
    subcommands = {LabCommand.class, DemoCommand.class},
    description = "The lab: a small Internet with censors in it, on one machine.")
final class Main implements Callable<Integer> {
  static final int AGREED = 0;
  static final int DISAGREED = 1;
  static final int WRONG_USE = 2;
  static final int LACKING = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  private Main() {}

  public static void main(String[] arguments) {
    CountDownLatch cleaned = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> unwind(main, cleaned)));
    int code = commandLine().execute(arguments);
    cleaned.countDown();
    System.exit(code);
  }

  /** After a signal: lets the commands close what they opened before the machine goes. */
  private static void unwind(Thread main, CountDownLatch cleaned) {
    if (cleaned.getCount() == 0) {
      return;
    }
    main.interrupt();
    try {
      var _ = cleaned.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static CommandLine commandLine() {
    return withHelp(new CommandLine(new Main()))
        .setExecutionExceptionHandler((problem, _, _) -> explain(problem));
  }

  private static CommandLine withHelp(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("say what the command does and takes")
                .build());
    command.getSubcommands().values().forEach(Main::withHelp);
    return command;
  }

  @Override
  public Integer call() {
    CommandLine.usage(this, System.err);
    return WRONG_USE;
  }

  private static int explain(Exception problem) {
    switch (problem) {
      case InterruptedException _ -> System.err.println("Stopped.");
      case UsageException wrong -> System.err.println(wrong.getMessage());
      case EnvironmentException lack -> System.err.println(lack.getMessage());
      case TimeoutException _ ->
          System.err.println(
              "The services were not ready in time; try again when the machine is idle.");
      case ProgramException failed -> System.err.println(failed.getMessage());
      case SystemCallException refused ->
          System.err.println(
              "The kernel refused "
                  + refused.getMessage()
                  + ". "
                  + (refused.isForbidden()
                      ? "Run as root, or start the container with --cap-add NET_ADMIN --cap-add SYS_ADMIN --device /dev/net/tun."
                      : "Check that the kernel has network namespaces and the tun module."));
      case NetworkException refused ->
          System.err.println("The lab's network could not be set up: " + refused.getMessage());
      default -> {
        LOG.debug("unexpected", problem);
        System.err.println(
            "Something went wrong in the lab that should not: "
                + problem
                + " Please report it; BURKIT_LOG=debug shows more.");
      }
    }
    return problem instanceof UsageException ? WRONG_USE : LACKING;
  }
}
