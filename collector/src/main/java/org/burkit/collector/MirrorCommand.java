package org.burkit.collector;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.burkit.collector.mirror.Mirror;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code collector mirror}. */
@Command(
    name = "mirror",
    description = {
      "Writes all public pages of a running collector into a directory, in kk, ru and en, with",
      "pictures and bundles. They open without a network, as from a USB stick, and can be put on any",
      "web server. Run again, it writes only what has changed."
    })
final class MirrorCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path directory = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "A running collector; ${DEFAULT-VALUE}.")
  private URI from = URI.create("");

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "Where links lead that are not mirrored, such as forms; like --from.")
  private @Nullable URI publicUrl;

  @Override
  public Integer call() throws IOException, InterruptedException, WrongUse {
    URI origin = Objects.requireNonNullElse(publicUrl, from);
    for (URI url : List.of(from, origin)) {
      if (!url.toString().matches("https?://[^/?#@]+")) {
        throw new WrongUse(List.of("expected one such as https://burkit.example, got " + url));
      }
    }
    Mirror.Outcome outcome = Mirror.of(from, origin.toString(), directory);
    System.err.printf(
        "files: %,d, written: %,d, removed: %,d%n",
        outcome.files(), outcome.written(), outcome.removed());
    return 0;
  }
}
