package org.burkit.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.RollCall;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;
import org.burkit.lab.world.WorldDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab world FILE}: a world of many providers from a short description. */
@Command(
    name = "world",
    description = "Read the description of a world and say what it holds; with --check, build it.")
final class WorldCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "YAML, see docs/lab.md")
  private Path file = Path.of("");

  @Option(names = "--check", description = "build it and have every address fetch a page")
  private boolean check;

  @Override
  public Integer call() throws InterruptedException {
    WorldDescription description = read(file);
    if (check) {
      Machine.check();
      return check(description);
    }
    for (Provider provider : description.plan().providers()) {
      System.out.printf(
          "%-12s %s, %s: %d addresses, %d rules, %d lies, %d interceptions%n",
          provider.key(),
          provider.network().asn(),
          provider.network().prefixes().getFirst(),
          provider.addresses(),
          provider.policy().rules().size(),
          provider.policy().lies().size(),
          provider.policy().intercepted().size());
    }
    return Main.AGREED;
  }

  static WorldDescription read(Path file) {
    try {
      return WorldDescription.read(file);
    } catch (IllegalArgumentException e) {
      throw new UsageException("%s does not describe a world:%n%s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw new UsageException("Cannot read %s: %s".formatted(file, e));
    }
  }

  private static int check(WorldDescription description) throws InterruptedException {
    boolean whole = true;
    long start = System.nanoTime();
    try (TemporaryDirectory files = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(
                description.plan(), description.homes(), files.path(), InstantSource.system())) {
      for (Provider provider : description.plan().providers()) {
        Place home = world.homes(provider.key()).getFirst();
        List<Ip> answered = RollCall.answered(description.plan(), home);
        whole &= answered.size() == home.addresses().size();
        System.out.printf(
            "%-12s %d of %d addresses fetched the neutral page%n",
            provider.key(), answered.size(), home.addresses().size());
      }
    }
    System.err.printf("Built and checked in %d ms.%n", (System.nanoTime() - start) / 1_000_000);
    return whole ? Main.AGREED : Main.DISAGREED;
  }
}
