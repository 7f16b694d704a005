package org.burkit.collector.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.burkit.collector.file.PrivateFile;
import org.burkit.evidence.stamp.Stamp;
import org.burkit.evidence.stamp.StampQuestion;

/**
 * An authority for timestamps (RFC 3161, over HTTP as in its section 3.4), and the tokens that it
 * gave, one for each bundle. Any thread.
 */
final class Authority {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int LARGEST = 64 << 10;

  private final URI address;
  private final EvidenceFiles files;
  private final SecureRandom chance = new SecureRandom();

  Authority(URI address, EvidenceFiles files) {
    this.address = address;
    this.files = files;
  }

  /**
   * The token for that digest: the one that is kept, or else a new one, which is kept.
   *
   * @param name of the bundle
   * @throws AuthorityAway where there is none
   */
  byte[] token(String name, byte[] sha256) throws IOException {
    Path kept = files.stamp(name);
    if (Files.exists(kept)) {
      byte[] token = Files.readAllBytes(kept);
      if (Stamp.read(token).filter(stamp -> stamp.isOf(sha256)).isPresent()) {
        return token;
      }
    }
    byte[] token = ask(sha256);
    PrivateFile.replace(kept, token);
    return token;
  }

  private byte[] ask(byte[] sha256) throws IOException {
    StampQuestion question = StampQuestion.of(sha256, chance);
    Optional<byte[]> token =
        question
            .token(send(question.bytes()))
            .filter(bytes -> Stamp.read(bytes).filter(stamp -> stamp.isOf(sha256)).isPresent());
    return token.orElseThrow(
        () -> new AuthorityAway(address + " did not answer with a token that holds"));
  }

  private byte[] send(byte[] query) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("content-type", "application/timestamp-query")
            .POST(HttpRequest.BodyPublishers.ofByteArray(query))
            .build();
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpResponse<InputStream> answer =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var in = answer.body()) {
        byte[] body = in.readNBytes(LARGEST);
        if (answer.statusCode() != 200) {
          throw new AuthorityAway(address + " answered " + answer.statusCode());
        }
        return body;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthorityAway("asking " + address + " was interrupted");
    } catch (AuthorityAway e) {
      throw e;
    } catch (IOException e) {
      throw new AuthorityAway(address + ": " + e.getMessage());
    }
  }
}
