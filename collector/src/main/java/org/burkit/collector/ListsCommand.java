package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.Lists;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lists …}. */
@Command(
    name = "lists",
    description = "The lists of what to measure.",
    subcommands = {ListsCommand.Check.class})
final class ListsCommand {

  /** {@code lists check}. */
  @Command(name = "check", description = "Names file and line of every fault in the lists.")
  static final class Check implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "DIR", description = "By default the bundled lists.")
    private @Nullable Path directory;

    @Override
    public Integer call() throws IOException {
      try {
        Lists lists = directory == null ? Lists.bundled() : Lists.read(directory);
        System.err.printf(
            "no faults: %d services, %d sites, %d networks%n",
            lists.services().size(), lists.sites().size(), lists.networks().size());
        return 0;
      } catch (FaultyListsException e) {
        e.faults().forEach(System.err::println);
        return Main.NOT_SO;
      }
    }
  }
}
