package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.evidence.log.Certificate;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector certify}. */
@Command(
    name = "certify",
    description = {
      "Says by a root key, which stays offline, that a key is the log's, and for how long.",
      "'collector log-key --certificate' puts that into a collector, whose bundles then carry it."
    },
    sortOptions = false)
final class CertifyCommand implements Callable<Integer> {
  private static final int LONGEST = 3_660;

  @Parameters(paramLabel = "VKEY", description = "the log's key, as 'collector log-key' shows it")
  private String vkey = "";

  @Option(
      names = "--root-key",
      required = true,
      paramLabel = "FILE",
      description = "the secret half of the root, from 'collector root-key'")
  private Path root = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "the first day, in UTC; by default today")
  private @Nullable String from;

  @Option(names = "--days", defaultValue = "365", description = "for so many (${DEFAULT-VALUE})")
  private int days;

  @Option(names = "-o", required = true, paramLabel = "FILE", description = "where to write it")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException, WrongUse {
    var faults = new ArrayList<String>();
    Optional<NoteKey> key = NoteKey.parse(vkey).filter(k -> k.type() == NoteKey.Type.ED25519);
    if (key.isEmpty()) {
      faults.add("VKEY: expected a key such as NAME+ID+BASE64, got '" + vkey + "'");
    }
    if (days < 1 || days > LONGEST) {
      faults.add("--days: expected 1 to " + LONGEST + ", got " + days);
    }
    Instant begin = begin(faults);
    NoteSigner signer = RootKeyCommand.read(root);
    if (key.filter(signer.key()::equals).isPresent()) {
      faults.add("VKEY: expected the key of a log, got the root's own");
    }
    if (!faults.isEmpty()) {
      throw new WrongUse(faults);
    }
    Instant end = begin.plus(Duration.ofDays(days));
    var certificate = new Certificate(signer.key(), key.orElseThrow(), begin, end);
    Files.writeString(out, certificate.signedBy(signer).toString());
    System.err.printf("%s, %s to %s%n", signer.key().name(), begin, end);
    return 0;
  }

  private Instant begin(List<String> faults) {
    try {
      return from == null
          ? Instant.now().truncatedTo(ChronoUnit.DAYS)
          : LocalDate.parse(from).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      faults.add("--from: expected a day such as 2026-11-30, got '" + from + "'");
      return Instant.EPOCH;
    }
  }
}
