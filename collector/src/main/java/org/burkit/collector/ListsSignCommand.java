package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Trust;
import org.burkit.lists.bundle.Unfit;
import org.burkit.lists.check.ListCheck;
import org.burkit.lists.file.Fault;
import org.burkit.lists.file.ListFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lists sign}. */
@Command(
    name = "sign",
    description = "Packs lists without faults into one signed file for probes.",
    sortOptions = false)
final class ListsSignCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "DIR", description = "By default the bundled lists.")
  private @Nullable Path directory;

  @Option(
      names = "--root",
      required = true,
      paramLabel = "FILE",
      description = "the roots, from the first to the newest; may be given again")
  private List<Path> roots = List.of();

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "a key for lists; may be given again")
  private List<Path> signers = List.of();

  @Option(
      names = "--number",
      required = true,
      description = "greater than that of any bundle before")
  private int number;

  @Option(names = "--days", defaultValue = "30", description = "for so many (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "where to write it")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, WrongUse {
    List<String> wrong = new ArrayList<>();
    List<KeyPair> keys = ListKeyFiles.pairs(signers, wrong);
    if (!wrong.isEmpty()) {
      throw new WrongUse(wrong);
    }
    ListFiles files = ListsCommand.files(directory);
    List<Fault> faults = ListCheck.faults(files, LocalDate.now(ZoneOffset.UTC));
    if (!faults.isEmpty()) {
      faults.forEach(System.err::println);
      return Main.NOT_SO;
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant until = now.plus(Duration.ofDays(days));
    List<byte[]> chain = ListKeyFiles.roots(roots);
    try {
      byte[] bundle = Bundle.sign(chain, files, number, now, until, keys);
      Trust.Taken taken = Trust.in(chain.getFirst()).take(Bundle.parse(bundle), now);
      Files.write(out, bundle);
      System.err.printf(
          "number %d, %d sites, %d bytes, until %s%n",
          number, taken.lists().sites().size(), bundle.length, until);
      return 0;
    } catch (Unfit e) {
      throw new WrongUse(List.of("no probe would take this: " + e.getMessage()));
    }
  }
}
