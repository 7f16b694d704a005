package org.burkit.lab;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.burkit.lab.demo.Story;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab shell ISP -- CMD…}: runs a program in a home of one of the story's providers. */
@Command(
    name = "shell",
    description = "Run a program (default: a shell) in a home of a provider: dala, tolqyn or keng.")
final class ShellCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ISP", description = "dala, tolqyn or keng")
  private String provider = "";

  @Parameters(index = "1..*", paramLabel = "CMD", description = "the program and its arguments")
  private List<String> command = List.of();

  @Override
  public Integer call() throws InterruptedException {
    Plan plan = Story.plan();
    if (plan.provider(provider).isEmpty()) {
      throw new UsageException(
          "Expected one of the providers %s, got '%s'."
              .formatted(plan.providers().stream().map(Provider::key).toList(), provider));
    }
    Machine.check();
    try (TemporaryDirectory files = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(plan, Map.of(provider, 1), files.path(), InstantSource.system())) {
      Place home = world.homes(provider).getFirst();
      List<String> program = command.isEmpty() ? List.of("bash", "--norc") : command;
      return home.start(home.prepare(program).inheritIO()).waitFor();
    }
  }
}
