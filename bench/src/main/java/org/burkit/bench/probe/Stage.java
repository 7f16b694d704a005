package org.burkit.bench.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.burkit.lab.net.Conditions;
import org.burkit.lab.program.Binaries;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.program.Service;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.Site;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;

/** A lab with a crowd of sites, one home and a control, ready for probes. One thread. */
final class Stage implements AutoCloseable {
  private final Binaries binaries = Binaries.find();
  private final LinkMeter meter = new LinkMeter();
  private final TemporaryDirectory directory = TemporaryDirectory.create();
  private final World world;
  private final Service control;

  Stage(Crowd crowd) throws IOException, InterruptedException {
    Conditions conditions =
        Conditions.usual(InstantSource.system()).tapped(Map.of(Crowd.PROVIDER + 1, meter));
    this.world =
        WorldBuilder.build(crowd.plan(), Map.of(Crowd.PROVIDER, 1), directory.path(), conditions);
    this.control = binaries.control(world.ground(), Relay.open(0));
  }

  LinkMeter meter() {
    return meter;
  }

  /**
   * Runs the probe over some sites with its usual patience.
   *
   * @param name what its files are called; the same name is the same volunteer
   */
  Watched.Seen probe(String name, List<Site> sites, String... further)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--json",
                "--lists",
                world.files().lists().toString(),
                "--ca-file",
                world.files().ca().toString(),
                "--home",
                home(name).toString(),
                "--resolver",
                Atlas.PUBLIC_RESOLVER.toString(),
                "--doh",
                Atlas.DOH_URL,
                "--dot",
                Atlas.DOT_HOST,
                "--whoami",
                Atlas.WHOAMI,
                "--control",
                control.urlInside(),
                "--list",
                world.files().targets(name, sites).toString()));
    arguments.addAll(Arrays.asList(further));
    meter.reset();
    Watched.Seen seen = start(name, arguments);
    if (seen.targets() != sites.size()) {
      throw new ProgramException(
          "Expected a line for each of %d targets of the probe, got %d; it ended with code %d."
              .formatted(sites.size(), seen.targets(), seen.code()));
    }
    return seen;
  }

  /** Starts the probe for something that needs no network. */
  Watched.Seen status(String name) throws IOException, InterruptedException {
    return start(name, List.of("status", "--home", home(name).toString()));
  }

  private Watched.Seen start(String name, List<String> arguments)
      throws IOException, InterruptedException {
    Place home = world.homes(Crowd.PROVIDER).getFirst();
    List<String> command = new ArrayList<>(List.of(binaries.launcher().toString(), "probe"));
    command.addAll(arguments);
    ProcessBuilder process =
        home.prepare(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(directory.path().resolve(name + ".log").toFile());
    process.environment().put("BURKIT_NO_BUILD", "1");
    long start = System.nanoTime();
    return Watched.toTheEnd(home.start(process), start);
  }

  /** Where a probe of that name keeps what is not sent yet. */
  Path spool(String name) {
    return home(name).resolve("spool");
  }

  /** A URL for {@code --collector} at which nobody listens: all that is measured stays. */
  String nobody() {
    return "http://" + world.collector().address() + ":8080";
  }

  private Path home(String name) {
    return directory.path().resolve("home-" + name);
  }

  @Override
  public void close() {
    control.close();
    world.close();
    directory.close();
  }
}
