package org.burkit.lab.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.burkit.lab.packet.Endpoint;
import org.burkit.lab.world.Atlas;
import org.burkit.lab.world.EnvironmentException;
import org.burkit.lab.world.Ground;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.Relay;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldFiles;

/** The launcher, and how to start each program with it. Stateless; any thread may call. */
public record Binaries(Path launcher) {
  private static final int PORT = 8080;
  private static final int HTTPS = 443;

  /** With what a probe ends where the collector could not be reached. */
  private static final int AWAY = 3;

  /**
   * The lab's longest round trip is ten milliseconds, so silence shows itself sooner than abroad.
   */
  private static final String STEP_SECONDS = "6";

  /** Finds the launcher in the project's home, which it gives as a system property. */
  public static Binaries find() {
    Path launcher = Path.of(System.getProperty("burkit.home", "."), "burkit").toAbsolutePath();
    if (!Files.isExecutable(launcher)) {
      throw new EnvironmentException(
          "The lab starts the other programs with the launcher, which is not at "
              + launcher
              + ": start the lab with ./burkit.");
    }
    return new Binaries(launcher);
  }

  /** Starts the control and waits until it is ready. */
  public Service control(Ground ground, Relay relay) throws InterruptedException, IOException {
    WorldFiles files = ground.files();
    Endpoint at = new Endpoint(ground.control().address(), PORT);
    List<String> command =
        List.of(
            launcher.toString(),
            "control",
            "serve",
            "--listen",
            at.toString(),
            "--allow-private",
            "--asn-db",
            files.addressDatabase().toString(),
            "--resolver",
            ground.resolver().toString(),
            "--ca-file",
            files.ca().toString());
    return serve("control", ground.control(), command, Optional.empty(), at, relay, files);
  }

  /** Starts the collector on a fresh data directory and waits until it is ready. */
  public Service collector(World world, Relay relay) throws InterruptedException, IOException {
    Endpoint at = new Endpoint(world.collector().address(), PORT);
    return collector(world, relay, at, Optional.empty(), List.of("--listen", at.toString()));
  }

  /**
   * The same over TLS, at the usual port of all its addresses.
   *
   * @param more options
   */
  public Service collectorOverTls(World world, Relay relay, List<String> more)
      throws InterruptedException, IOException {
    WorldFiles files = world.files();
    Endpoint at = new Endpoint(world.collector().address(), HTTPS);
    List<String> options = new ArrayList<>(more);
    options.addAll(
        List.of(
            "--listen",
            "0.0.0.0:" + HTTPS,
            "--tls-cert",
            files.collectorCertificate().toString(),
            "--tls-key",
            files.collectorKey().toString()));
    return collector(world, relay, at, Optional.of(LabTrust.in(files.ca())), options);
  }

  private Service collector(
      World world, Relay relay, Endpoint at, Optional<SSLContext> trust, List<String> options)
      throws InterruptedException, IOException {
    WorldFiles files = world.files();
    List<String> command =
        new ArrayList<>(
            List.of(
                launcher.toString(),
                "collector",
                "serve",
                "--data",
                files.directory().resolve("collector").toString(),
                "--asn-db",
                files.addressDatabase().toString(),
                "--lists",
                files.lists().toString()));
    command.addAll(options);
    return serve("collector", world.collector(), command, trust, at, relay, files);
  }

  /**
   * Runs a probe once and hands over each line as it comes.
   *
   * @param name what to call it in messages and file names; the same name is the same volunteer
   * @param targets further arguments: what to measure and where to send it
   */
  public void probe(
      String name, Place home, WorldFiles files, List<String> targets, Consumer<ProbeLine> lines)
      throws InterruptedException, IOException {
    if (!isSent(name, home, files, targets, lines)) {
      throw new ProgramException("The probe " + name + " could not reach the collector.");
    }
  }

  /**
   * The same where the collector may be blocked.
   *
   * @return false where something waits to be sent
   */
  public boolean isSent(
      String name, Place home, WorldFiles files, List<String> targets, Consumer<ProbeLine> lines)
      throws InterruptedException, IOException {
    ProgramLog log = new ProgramLog("probe " + name, files.directory().resolve(name + ".log"));
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "probe", "run"));
    command.addAll(options(name, files, targets));
    Process process = home.start(prepare(home, command).redirectError(log.file().toFile()));
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(ProbeLine.parse(line));
      }
    } catch (RuntimeException | IOException e) {
      process.destroy();
      throw e;
    }
    int code = process.waitFor();
    if (code != 0 && code != AWAY) {
      throw new ProgramException(log.lastWords("ended with code " + code));
    }
    return code == 0;
  }

  /**
   * Starts a probe that can run many times, with {@link #options}.
   *
   * @param home where it stays
   * @param files those of where it stays
   */
  public StandingProbe standingProbe(Place home, WorldFiles files) {
    ProgramLog log = new ProgramLog("probe", files.directory().resolve("probe.log"));
    List<String> command = List.of(launcher.toString(), "probe", "runs");
    ProcessBuilder prepared =
        prepare(home, command)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectError(log.file().toFile());
    return new StandingProbe(home.start(prepared), log);
  }

  /**
   * What every run of a probe in the lab is told.
   *
   * @param name the same name is the same volunteer
   * @param targets further options: what to measure and where to send it
   */
  public static List<String> options(String name, WorldFiles files, List<String> targets) {
    Stream<String> always =
        Stream.of(
            "--lists",
            files.lists().toString(),
            "--ca-file",
            files.ca().toString(),
            "--home",
            home(name, files).toString(),
            "--resolver",
            Atlas.PUBLIC_RESOLVER.toString(),
            "--doh",
            Atlas.DOH_URL,
            "--dot",
            Atlas.DOT_HOST,
            "--whoami",
            Atlas.WHOAMI,
            "--step-timeout",
            STEP_SECONDS,
            "--json");
    return Stream.concat(always, targets.stream()).toList();
  }

  /** Runs a command that ends by itself, on this machine and not in the lab. */
  public void run(WorldFiles files, List<String> arguments)
      throws InterruptedException, IOException {
    String name = String.join(" ", arguments.subList(0, 2));
    ProgramLog log = new ProgramLog(name, files.directory().resolve(name + ".log"));
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(arguments);
    int code =
        unobserved(new ProcessBuilder(command))
            .redirectError(log.file().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new ProgramException(log.lastWords("ended with code " + code));
    }
  }

  /** The probe's directory of that name, in which it keeps what it has to remember. */
  static Path home(String name, WorldFiles files) {
    return files.directory().resolve("home-" + name);
  }

  /** How many tokens a probe has that ran under that name. */
  public static int tokens(String name, WorldFiles files) throws IOException {
    try (Stream<String> lines = Files.lines(home(name, files).resolve("tokens"))) {
      return (int) lines.filter(line -> !line.contains(" keys ")).count();
    }
  }

  private Service serve(
      String name,
      Place place,
      List<String> command,
      Optional<SSLContext> trust,
      Endpoint at,
      Relay relay,
      WorldFiles files)
      throws InterruptedException, IOException {
    ProgramLog log = new ProgramLog(name, files.directory().resolve(name + ".log"));
    ProcessBuilder prepared =
        prepare(place, command)
            .redirectError(log.file().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Service service = new Service(place.start(prepared), trust, at, relay, log);
    relay.lead(place, at.port());
    service.awaitHealthy();
    return service;
  }

  private static ProcessBuilder prepare(Place place, List<String> command) {
    return unobserved(place.prepare(command));
  }

  private static ProcessBuilder unobserved(ProcessBuilder process) {
    process.environment().put("BURKIT_NO_BUILD", "1");
    // They live for seconds or minutes: compiling their code a second time would not pay.
    process.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    process.redirectInput(Path.of("/dev/null").toFile());
    return process;
  }
}
