package org.burkit.collector;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.burkit.envelope.SealingKey;
import org.burkit.envelope.token.KeySheet;
import org.burkit.lists.bundle.Bundle;
import org.burkit.lists.bundle.Contact;
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

  @Option(
      names = "--way",
      paramLabel = "RANK=URL",
      description = {
        "how probes reach the collector: https:// or .onion; those of a lower rank are tried first,",
        "those of one rank in any order; may be given again, 16 times at most"
      })
  private List<String> ways = List.of();

  @Option(
      names = "--sealing-key",
      paramLabel = "KEY",
      description = "the key to which volunteers seal files, from 'collector seal-key'")
  private @Nullable String sealingKey;

  @Option(
      names = "--newest",
      paramLabel = "VERSION",
      description = "the newest version of the probe that is out, for a notice to its volunteers")
  private @Nullable String newest;

  @Option(
      names = "--token-keys",
      paramLabel = "FILE",
      description = {
        "the collector's keys for tokens, as /.well-known/burkit-token-keys has them: probes take",
        "no others, so that it cannot give each keys of its own"
      })
  private @Nullable Path tokenKeys;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "where to write it")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, WrongUse {
    List<String> wrong = new ArrayList<>();
    List<KeyPair> keys = ListKeyFiles.pairs(signers, wrong);
    Contact contact = contact(wrong);
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
      byte[] bundle = Bundle.sign(chain, files, contact, number, now, until, keys);
      Trust.Taken taken = Trust.in(chain.getFirst()).take(Bundle.parse(bundle), now);
      Files.write(out, bundle);
      System.err.printf(
          "number %d, %d sites, %d ways, %d bytes, until %s%n",
          number, taken.lists().sites().size(), contact.ways().size(), bundle.length, until);
      return 0;
    } catch (Unfit e) {
      throw new WrongUse(List.of("no probe would take this: " + e.getMessage()));
    }
  }

  private Contact contact(List<String> wrong) throws IOException {
    List<Contact.Way> read = new ArrayList<>();
    for (String way : ways) {
      String[] parts = way.split("=", 2);
      try {
        int rank = Integer.parseInt(parts[0]);
        read.add(new Contact.Way(URI.create(parts.length == 2 ? parts[1] : ""), rank));
      } catch (IllegalArgumentException e) {
        wrong.add("--way: expected such as 1=https://collector.example/, got '" + way + "'");
      }
    }
    Optional<String> key = Optional.ofNullable(sealingKey);
    if (key.isPresent() && key.flatMap(SealingKey::parse).isEmpty()) {
      wrong.add(
          "--sealing-key: expected what 'collector seal-key' prints, got '" + key.get() + "'");
    }
    try {
      return new Contact(read, key, Optional.ofNullable(newest), digests(wrong));
    } catch (IllegalArgumentException e) {
      wrong.add("--way, --newest: " + e.getMessage());
      return Contact.NONE;
    }
  }

  private Map<YearMonth, String> digests(List<String> wrong) throws IOException {
    Map<YearMonth, String> digests = new TreeMap<>();
    if (tokenKeys != null) {
      Optional<KeySheet> sheet = KeySheet.parse(Files.readString(tokenKeys));
      if (sheet.isEmpty()) {
        wrong.add(
            "--token-keys: expected what /.well-known/burkit-token-keys gives, got " + tokenKeys);
      }
      sheet.ifPresent(keys ->
          keys.months().forEach(month -> digests.put(month, keys.digest(month).orElseThrow())));
    }
    return digests;
  }
}
