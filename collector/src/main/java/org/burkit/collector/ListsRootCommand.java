package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.burkit.lists.bundle.Role;
import org.burkit.lists.bundle.Root;
import org.burkit.lists.bundle.Trust;
import org.burkit.lists.bundle.Unfit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lists root}. */
@Command(
    name = "root",
    description = "Says whose keys sign lists, and whose sign the next such statement.",
    sortOptions = false)
final class ListsRootCommand implements Callable<Integer> {
  @Option(
      names = "--root-pub",
      required = true,
      paramLabel = "FILE.pub",
      description = "a key that signs roots; may be given again")
  private List<Path> rootKeys = List.of();

  @Option(
      names = "--list-pub",
      required = true,
      paramLabel = "FILE.pub",
      description = "a key that signs lists; may be given again")
  private List<Path> listKeys = List.of();

  @Option(names = "--root-threshold", defaultValue = "1", description = "how many must sign roots")
  private int rootThreshold;

  @Option(names = "--list-threshold", defaultValue = "1", description = "how many must sign lists")
  private int listThreshold;

  @Option(
      names = "--after",
      paramLabel = "ROOT",
      description = "the root before; its keys must sign as well")
  private @Nullable Path after;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "signs the root; may be given again")
  private List<Path> signers = List.of();

  @Option(names = "--days", defaultValue = "365", description = "for so many (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "where to write it")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, WrongUse {
    List<String> faults = new ArrayList<>();
    List<KeyPair> keys = ListKeyFiles.pairs(signers, faults);
    Map<String, PublicKey> roots = ListKeyFiles.publics(rootKeys, faults);
    Map<String, PublicKey> lists = ListKeyFiles.publics(listKeys, faults);
    threshold("--root-threshold", rootThreshold, roots, faults);
    threshold("--list-threshold", listThreshold, lists, faults);
    if (!faults.isEmpty()) {
      throw new WrongUse(faults);
    }
    try {
      int version = 1;
      @Nullable Trust before = null;
      if (after != null) {
        before = Trust.in(Files.readAllBytes(after));
        version = before.root().version() + 1;
      }
      Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
      Root root =
          new Root(version, until, new Role(roots, rootThreshold), new Role(lists, listThreshold));
      byte[] signed = root.signedBy(keys);
      Trust trust = before == null ? Trust.in(signed) : before.followedBy(signed);
      Files.write(out, signed);
      System.err.printf("root %d, until %s%n", trust.root().version(), until);
      return 0;
    } catch (Unfit e) {
      throw new WrongUse(List.of("these keys do not prove the root: " + e.getMessage()));
    }
  }

  private static void threshold(
      String option, int threshold, Map<String, PublicKey> keys, List<String> faults) {
    if (threshold < 1 || threshold > keys.size()) {
      faults.add(option + ": expected 1 to " + keys.size() + ", got " + threshold);
    }
  }
}
