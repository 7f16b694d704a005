package org.burkit.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import org.burkit.evidence.bundle.StoredZip;
import org.burkit.evidence.log.Checkpoint;
import org.burkit.evidence.log.Note;
import org.burkit.evidence.log.NoteKey;
import org.burkit.evidence.verify.Report;
import org.burkit.evidence.verify.Spoken;
import org.burkit.evidence.verify.Trusted;
import org.burkit.evidence.verify.Verifier;
import org.burkit.evidence.words.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code verify}. */
@Command(
    name = "verify",
    description = {
      "Checks a bundle of evidence without a network: is it unaltered, who signed it, since when is it",
      "in the log, do the same rules give the same result, is it still claimed, what is withheld. Ends",
      "with 0 only where every answer is as it must be, and with 3 where it is genuine and says itself",
      "that it was retracted."
    })
final class VerifyCommand implements Callable<Integer> {
  static final int NOT_SO = 1;
  static final int WRONG_USE = 2;
  static final int RETRACTED = 3;

  @Parameters(paramLabel = "BUNDLE.zip")
  private Path file = Path.of("");

  @Option(names = "--lang", paramLabel = "kk|ru|en", description = "Language of the answers.")
  private @Nullable String language;

  @Option(names = "--json", description = "One JSON object on standard output.")
  private boolean json;

  @Option(
      names = "--key",
      paramLabel = "VKEY",
      description = "The collector's key, as you know it; may be given several times.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "VKEY|FILE",
      description = {
        "The key of a root that you know, or a file with it: it must have certified the collector's",
        "key; may be given several times."
      })
  private List<String> roots = new ArrayList<>();

  @Option(
      names = "--witness",
      paramLabel = "VKEY",
      description = "The key of a witness whose word on time you trust.")
  private List<String> witnesses = new ArrayList<>();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "A checkpoint of the same log, from elsewhere: shows whether the log is forked.")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--authority",
      paramLabel = "FILE.pem",
      description =
          "The root certificate of an authority for timestamps that you trust; its stamp must be there.")
  private List<Path> authorities = new ArrayList<>();

  private final Consumer<String> out;
  private final Consumer<String> err;

  /**
   * @param out takes lines
   * @param err takes lines for people alone
   */
  VerifyCommand(Consumer<String> out, Consumer<String> err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    var faults = new ArrayList<String>();
    Words words = words(faults);
    var trusted =
        new Trusted(
            read(
                keys, NoteKey::parse, "--key: expected a key such as NAME+ID+BASE64, got ", faults),
            read(
                witnesses,
                NoteKey::parse,
                "--witness: expected a key such as NAME+ID+BASE64, got ",
                faults),
            read(checkpoints, VerifyCommand::checkpoint, "--checkpoint: no checkpoint in ", faults),
            read(
                authorities, VerifyCommand::certificate, "--authority: no certificate in ", faults),
            read(
                roots,
                VerifyCommand::root,
                "--root: expected a key such as NAME+ID+BASE64 or a file with one, got ",
                faults));
    Optional<byte[]> bytes = bytes(faults);
    if (!faults.isEmpty() || bytes.isEmpty()) {
      faults.forEach(err);
      return WRONG_USE;
    }
    Report report = Verifier.verify(bytes.get(), trusted);
    if (json) {
      out.accept(Spoken.json(report, words).toString());
    } else {
      Spoken.lines(report, words).forEach(out);
    }
    if (report.holds()) {
      return 0;
    }
    return report.isRetracted() ? RETRACTED : NOT_SO;
  }

  private Words words(List<String> faults) {
    String wanted = language == null ? Locale.getDefault().getLanguage() : language;
    Optional<Words> words = Words.of(wanted);
    if (words.isEmpty() && language != null) {
      faults.add("--lang: expected kk, ru or en, got " + language);
    }
    return words.orElseGet(() -> Words.all().getFirst());
  }

  private Optional<byte[]> bytes(List<String> faults) {
    try {
      long size = Files.size(file);
      if (size <= StoredZip.LARGEST) {
        return Optional.of(Files.readAllBytes(file));
      }
      faults.add(file + ": expected at most " + StoredZip.LARGEST + " bytes, got " + size);
    } catch (IOException e) {
      faults.add(file + ": expected a bundle that can be read (" + e.getMessage() + ")");
    }
    return Optional.empty();
  }

  private static <T, R> List<R> read(
      List<T> given, Function<T, Optional<R>> reader, String fault, List<String> faults) {
    var read = new ArrayList<R>();
    for (T one : given) {
      reader.apply(one).ifPresentOrElse(read::add, () -> faults.add(fault + one));
    }
    return read;
  }

  private static Optional<NoteKey> root(String given) {
    return NoteKey.parse(given).or(() -> keyIn(given));
  }

  private static Optional<NoteKey> keyIn(String file) {
    try {
      return NoteKey.parse(Files.readString(Path.of(file)).strip());
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Checkpoint> checkpoint(Path file) {
    try {
      return Note.parse(Files.readString(file, StandardCharsets.UTF_8))
          .flatMap(note -> Checkpoint.parse(note.text()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<X509Certificate> certificate(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (IOException | CertificateException e) {
      return Optional.empty();
    }
  }
}
