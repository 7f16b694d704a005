package org.burkit.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.burkit.lab.demo.Story;
import org.burkit.lab.program.Browser;
import org.burkit.lab.program.ProgramException;
import org.burkit.lab.world.EnvironmentException;
import org.burkit.lab.world.Place;
import org.burkit.lab.world.Plan;
import org.burkit.lab.world.Provider;
import org.burkit.lab.world.TemporaryDirectory;
import org.burkit.lab.world.World;
import org.burkit.lab.world.WorldBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab shell ISP -- CMD…}: runs a program in a home of one of a world's providers. */
@Command(
    name = "shell",
    description =
        "Run a program (default: a shell) or a browser in a home of a provider: dala, tolqyn or keng.")
final class ShellCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ISP", description = "dala, tolqyn or keng")
  private String provider = "";

  @Parameters(index = "1..*", paramLabel = "CMD", description = "the program and its arguments")
  private List<String> command = List.of();

  @Option(names = "--browser", paramLabel = "URL", description = "open a page in Chromium there")
  private @Nullable String url;

  @Option(
      names = "--screenshot",
      paramLabel = "FILE",
      description = "with --browser: without a window, a picture (PNG) of the page goes there")
  private @Nullable Path screenshot;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "a world from a description (see 'lab world') in place of the demo's")
  private @Nullable Path description;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Plan plan = description == null ? Story.plan() : WorldCommand.read(description).plan();
    checkUse(plan);
    Machine.check();
    if (url != null) {
      checkBrowser();
    }
    try (TemporaryDirectory files = TemporaryDirectory.create();
        World world =
            WorldBuilder.build(plan, Map.of(provider, 1), files.path(), InstantSource.system())) {
      Place home = world.homes(provider).getFirst();
      if (url != null) {
        return browse(new Browser(home, world.files()), url);
      }
      List<String> program = command.isEmpty() ? List.of("bash", "--norc") : command;
      return home.start(home.prepare(program).inheritIO()).waitFor();
    }
  }

  /** A page that the browser refuses to show is an answer, not a fault of the machine. */
  private int browse(Browser browser, String page) throws InterruptedException, IOException {
    try {
      return browser.open(page, screenshot);
    } catch (ProgramException e) {
      System.err.println(e.getMessage());
      return Main.DISAGREED;
    }
  }

  private void checkUse(Plan plan) {
    if (plan.provider(provider).isEmpty()) {
      throw new UsageException(
          "Expected one of the providers %s, got '%s'."
              .formatted(plan.providers().stream().map(Provider::key).toList(), provider));
    }
    if (screenshot != null && url == null) {
      throw new UsageException("--screenshot FILE goes with --browser URL.");
    }
    if (url != null && !command.isEmpty()) {
      throw new UsageException("Expected a program or --browser URL, got both.");
    }
    if (url != null && !url.matches("https?://\\S+")) {
      throw new UsageException("Expected a URL with http:// or https://, got '" + url + "'.");
    }
  }

  private static void checkBrowser() {
    List<String> missing = Machine.missing(Browser.TOOLS);
    if (!missing.isEmpty()) {
      throw new EnvironmentException(
          "The browser needs the programs "
              + missing
              + ", which are not on the PATH: install chromium and libnss3-tools.");
    }
  }
}
