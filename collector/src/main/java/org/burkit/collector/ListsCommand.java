package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import org.burkit.lists.file.ListFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code lists …}. */
@Command(
    name = "lists",
    description = "The lists of what to measure.",
    subcommands = {
      ListsCheckCommand.class,
      ListsStatsCommand.class,
      ListsDiffCommand.class,
      ListsSyncCommand.class,
      ListsKeygenCommand.class,
      ListsRootCommand.class,
      ListsSignCommand.class
    })
final class ListsCommand {
  private ListsCommand() {}

  /** The edition in a directory, or the bundled one. */
  static ListFiles files(@Nullable Path directory) throws IOException {
    return directory == null ? ListFiles.bundled() : ListFiles.in(directory);
  }
}
