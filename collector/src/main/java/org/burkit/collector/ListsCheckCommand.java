package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.lists.check.ListCheck;
import org.burkit.lists.file.Fault;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lists check}. */
@Command(
    name = "check",
    description = "Names file and line of every fault for which lists may not be published.")
final class ListsCheckCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "DIR", description = "By default the bundled lists.")
  private @Nullable Path directory;

  @Override
  public Integer call() throws IOException {
    LocalDate tomorrowSomewhere = LocalDate.now(ZoneOffset.ofHours(14));
    List<Fault> faults = ListCheck.faults(ListsCommand.files(directory), tomorrowSomewhere);
    faults.forEach(System.err::println);
    System.err.println(faults.isEmpty() ? "no faults" : faults.size() + " faults");
    return faults.isEmpty() ? 0 : Main.NOT_SO;
  }
}
