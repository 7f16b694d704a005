package org.burkit.collector;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.control.ControlServer;
import org.burkit.collector.control.ControlSettings;
import org.burkit.collector.web.Door;
import org.burkit.lists.BundledRoots;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code control …}. */
@Command(
    name = "control",
    description = "The control: measures targets from a network that nobody filters.",
    subcommands = {ControlCommand.Serve.class})
final class ControlCommand {
  private static final Logger log = LoggerFactory.getLogger(ControlCommand.class);

  /** {@code control serve}. */
  @Command(name = "serve", description = "Answers probes until it is stopped.")
  static final class Serve implements Callable<Integer> {
    @Mixin private final DoorOptions door = new DoorOptions();

    @Option(
        names = "--allow-private",
        description = "Connect to private and reserved addresses too: only in a laboratory.")
    private boolean allowPrivate;

    @Option(names = "--asn-db", paramLabel = "FILE.mmdb", description = "Countries and networks.")
    private @Nullable Path asnDb;

    @Option(
        names = "--resolver",
        converter = Listen.Resolver.class,
        paramLabel = "IP",
        description = "Whom to ask for names; this machine's resolver by default.")
    private @Nullable InetSocketAddress resolver;

    @Option(names = "--ca-file", paramLabel = "PEM", description = "Roots to trust as well.")
    private @Nullable Path caFile;

    @Override
    public Integer call() throws IOException, WrongUse {
      var faults = new ArrayList<String>();
      var roots = new ArrayList<X509Certificate>(BundledRoots.read());
      Path file = caFile;
      if (file != null) {
        roots.addAll(
            Faults.collect(faults, List.<X509Certificate>of(), () -> CertificateFile.read(file)));
      }
      var networks = Networks.open(asnDb, faults);
      Door opened = door.read("127.0.0.1:8090", faults);
      Faults.throwIfAny(faults);
      var settings =
          new ControlSettings(opened, allowPrivate, Optional.ofNullable(resolver), roots);
      var server = ControlServer.start(settings, networks);
      log.info("the control answers at {}", opened.url(server.port()));
      return Service.runUntilStopped(() -> {
        server.close();
        networks.close();
        log.info("the control has stopped");
      });
    }
  }
}
