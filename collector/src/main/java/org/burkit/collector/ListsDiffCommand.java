package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.lists.compare.Change;
import org.burkit.lists.compare.ListDiff;
import org.burkit.lists.file.ListFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lists diff}. */
@Command(
    name = "diff",
    description = "Names every entry that was added (+), removed (-) or changed (~).")
final class ListsDiffCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..2",
      paramLabel = "DIR",
      description = "Two editions; with one, the bundled lists come before it.")
  private List<Path> directories = List.of();

  @Override
  public Integer call() throws IOException {
    boolean two = directories.size() == 2;
    ListFiles before = ListsCommand.files(two ? directories.getFirst() : null);
    List<Change> changes = ListDiff.between(before, ListsCommand.files(directories.getLast()));
    changes.forEach(System.out::println);
    System.err.println(changes.size() + " changes");
    return 0;
  }
}
