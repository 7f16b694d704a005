package org.burkit.probe;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.burkit.lists.bundle.Contact;
import org.burkit.probe.delivery.ListDelivery;
import org.burkit.probe.delivery.Newer;
import org.burkit.probe.home.Home;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The probe's entry: {@code probe run}, {@code consent}, {@code forget} and the rest. */
@Command(
    name = "burkit",
    description = "Finds out whether sites are blocked, from this machine.",
    subcommands = Main.Probe.class)
public final class Main {
  private static final Logger LOG = LoggerFactory.getLogger(Main.class);
  static final int WRONG_USE = 2;
  static final int ENVIRONMENT = 3;
  private static final int BUG = 1;

  @Command(
      name = "probe",
      description = "Measures sites from this machine.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        RunCommand.class,
        RunsCommand.class,
        ConsentCommand.class,
        DaemonCommand.class,
        PageCommand.class,
        StatusCommand.class,
        ExportCommand.class,
        RehearseCommand.class,
        ForgetCommand.class
      })
  static final class Probe {}

  /** What {@code --version} prints and every measurement carries. */
  static final class Version implements IVersionProvider {
    static String text() {
      String version = Version.class.getPackage().getImplementationVersion();
      return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
      return new String[] {"burkit probe " + text()};
    }
  }

  private Main() {}

  /** The newest version that is known to be out, where it is newer than this one. */
  static Optional<String> newer(Home home) throws IOException {
    Contact contact = new ListDelivery(home, InstantSource.system()).contact();
    return Newer.than(Version.text(), contact.newest());
  }

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((e, command, parsed) -> explain(e, command))
        .execute(arguments);
  }

  private static int explain(Exception e, CommandLine command) {
    var err = command.getErr();
    return switch (e) {
      case WrongUse wrong -> {
        wrong.faults().forEach(err::println);
        yield WRONG_USE;
      }
      case IOException io -> {
        err.println(
            "the probe could not use its files ("
                + io.getMessage()
                + "); expected a directory"
                + " that can be written, with room on the disk: name another by --home DIR");
        yield ENVIRONMENT;
      }
      default -> {
        LOG.debug("unexpected", e);
        err.println("unexpected fault in the probe: " + e + "; please report it");
        yield BUG;
      }
    };
  }
}
