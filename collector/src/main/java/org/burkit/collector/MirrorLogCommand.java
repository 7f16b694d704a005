package org.burkit.collector;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.burkit.collector.file.PrivateFile;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.partner.Forked;
import org.burkit.collector.partner.LogMirror;
import org.burkit.collector.partner.Remote;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.log.NoteSigner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector mirror-log}. */
@Command(
    name = "mirror-log",
    description = {
      "Brings a copy of another collector's transparency log up to date, and ends with 1 where the log",
      "has not the past that it had: then both heads are kept. Run it by a timer. With --cosign it",
      "tells the log, as a witness, that what it shows is what it showed before."
    })
final class MirrorLogCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "URL",
      description = "The other collector.")
  private URI from = URI.create("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description = "The log's key, which you know by another way than from the log.")
  private String key = "";

  @Option(
      names = "--at-most",
      paramLabel = "N",
      description = "Tiles of entries in one run, of 256 each; ${DEFAULT-VALUE}.")
  private int most = 2_000;

  @Option(
      names = "--cosign",
      paramLabel = "FILE",
      description = "Sign as a witness with the key in this file; made where it is not there.")
  private @Nullable Path witness;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "What a witness whose key is made now is called, such as witness.example/w.")
  private @Nullable String name;

  @Option(
      names = "--private",
      description = "The other collector may be in a network around this machine.")
  private boolean isPrivate;

  @Override
  public Integer call() throws IOException, WrongUse {
    var faults = new ArrayList<String>();
    Optional<NoteKey> known = NoteKey.parse(key);
    if (known.isEmpty()) {
      faults.add("--key: expected NAME+ID+BASE64, got '" + key + "'");
    }
    if (!from.toString().matches("https?://[^/?#@]+")) {
      faults.add("--from: expected one such as https://burkit.example, got " + from);
    }
    if (most < 1) {
      faults.add("--at-most: expected a number from 1 on, got " + most);
    }
    Optional<NoteSigner> signer = signer(faults);
    Faults.throwIfAny(faults);
    ConnectFilter filter = isPrivate ? ConnectFilter.everything() : ConnectFilter.publicInternet();
    try (var remote = new Remote(from, filter)) {
      var mirror = new LogMirror(remote, known.orElseThrow(), directory);
      LogMirror.Outcome outcome = mirror.update(most);
      System.err.printf(
          "the log holds (leaves: %,d, tiles of entries that came: %,d, still to come: %,d)%n",
          outcome.leaves(), outcome.fetched(), outcome.missing());
      if (signer.isPresent()) {
        boolean signed = mirror.cosign(outcome, signer.get(), Instant.now());
        System.err.printf(
            "%s as %s%n",
            signed ? "signed" : "the log did not take the signature", signer.get().key().vkey());
      }
      return 0;
    } catch (Forked e) {
      System.err.println(e.getMessage());
      return Main.NOT_SO;
    }
  }

  private Optional<NoteSigner> signer(List<String> faults) throws IOException {
    if (witness == null) {
      return Optional.empty();
    }
    if (Files.exists(witness)) {
      Optional<NoteSigner> found = NoteSigner.parse(Files.readString(witness));
      if (found.isEmpty()) {
        faults.add("--cosign: expected the key of a witness in " + witness);
      }
      return found.filter(signer -> signer.key().type() == NoteKey.Type.COSIGNATURE);
    }
    if (name == null || !NoteKey.isName(name)) {
      faults.add("--as: expected a name without spaces and plus for the new key, got " + name);
      return Optional.empty();
    }
    NoteSigner made = NoteSigner.witness(name);
    PrivateFile.replace(witness, made.text().getBytes(StandardCharsets.UTF_8));
    return Optional.of(made);
  }
}
