package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.lists.FaultyListsException;
import org.burkit.lists.compare.Change;
import org.burkit.lists.file.Fault;
import org.burkit.lists.sync.OthersLists;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lists sync}. */
@Command(
    name = "sync",
    description =
        "Takes in lists of others in the field's six columns: shows what would change, and with"
            + " --yes keeps them, apart from ours, with their makers and licence.",
    sortOptions = false)
final class ListsSyncCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "FILE.csv", description = "lists of sites")
  private List<Path> files = List.of();

  @Option(
      names = "--into",
      paramLabel = "DIR",
      defaultValue = "others-lists",
      description = "a directory of their own (${DEFAULT-VALUE})")
  private Path into = Path.of("");

  @Option(
      names = "--makers",
      paramLabel = "TEXT",
      defaultValue =
          "URL testing lists by the Citizen Lab and others,"
              + " https://github.com/citizenlab/test-lists",
      description = "who made them (${DEFAULT-VALUE})")
  private String makers = "";

  @Option(
      names = "--licence",
      paramLabel = "TEXT",
      defaultValue = "CC BY-NC-SA 4.0, https://creativecommons.org/licenses/by-nc-sa/4.0/",
      description = "what they allow (${DEFAULT-VALUE})")
  private String licence = "";

  @Option(names = "--yes", description = "keep them")
  private boolean yes;

  @Override
  public Integer call() throws IOException {
    OthersLists others = OthersLists.in(into);
    List<Fault> faults = new ArrayList<>();
    int changes = 0;
    for (Path file : files) {
      try {
        List<Change> found = others.changes(file);
        found.forEach(System.out::println);
        changes += found.size();
      } catch (FaultyListsException e) {
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      return Main.NOT_SO;
    }
    if (yes) {
      others.keep(files, makers, licence);
    }
    System.err.println(
        changes + (yes ? " changes, kept in " + into : " changes; give --yes to keep them"));
    return 0;
  }
}
