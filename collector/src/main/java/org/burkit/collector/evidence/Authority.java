package org.burkit.collector.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.burkit.collector.file.PrivateFile;
import org.burkit.collector.outward.ConnectFilter;
import org.burkit.collector.outward.OutwardClient;
import org.burkit.evidence.stamp.Stamp;
import org.burkit.evidence.stamp.StampQuestion;

/**
 * An authority for timestamps (RFC 3161, over HTTP as in its section 3.4), and the tokens that it
 * gave, one for each bundle. Any thread.
 */
final class Authority {
  private static final MediaType QUESTION = MediaType.get("application/timestamp-query");
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
    OkHttpClient client =
        OutwardClient.builder(ConnectFilter.everything(), address.getPort(), PATIENCE).build();
    try (Response answer = client.newCall(request(query)).execute();
        InputStream in = answer.body().byteStream()) {
      byte[] body = in.readNBytes(LARGEST);
      if (answer.code() != 200) {
        throw new AuthorityAway(address + " answered " + answer.code());
      }
      return body;
    } catch (AuthorityAway e) {
      throw e;
    } catch (IOException e) {
      throw new AuthorityAway(address + ": " + e.getMessage());
    } finally {
      OutwardClient.close(client);
    }
  }

  private Request request(byte[] query) {
    return new Request.Builder()
        .url(address.toString())
        .post(RequestBody.create(query, QUESTION))
        .build();
  }
}
