package org.burkit.collector;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where a collector answers editors, and the token that it knows one by. */
final class EditorDesk {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Option(
      names = "--collector",
      required = true,
      paramLabel = "URL",
      description = "Over https, or on this machine.")
  private URI collector = URI.create("");

  @Option(
      names = "--token-file",
      required = true,
      paramLabel = "FILE",
      description = "What 'collector editor token' printed.")
  private Path tokenFile = Path.of("");

  /** The answer's body; what is not 2xx is said and ends in an exception. */
  String send(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException, WrongUse {
    var faults = new ArrayList<String>();
    if (!isSafe(collector)) {
      faults.add(
          "--collector: expected an address that begins with https://, or one on this machine, got "
              + collector);
    }
    Faults.throwIfAny(faults);
    String token = Files.readString(tokenFile).strip();
    request
        .uri(collector.resolve(path))
        .timeout(PATIENCE)
        .header("authorization", "Bearer " + token);
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 400 || answer.statusCode() == 404) {
        throw new WrongUse(List.of(answer.body()));
      }
      if (answer.statusCode() != 200) {
        throw new IOException(
            "the collector answered " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }
  }

  /** A token must not go over a network in clear. */
  private static boolean isSafe(URI uri) throws IOException {
    if (uri.getHost() == null) {
      return false;
    }
    return "https".equals(uri.getScheme())
        || ("http".equals(uri.getScheme())
            && InetAddress.getByName(uri.getHost()).isLoopbackAddress());
  }
}
