package org.burkit.evidence.stamp;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** A question to an authority for a token of one digest, with its certificates in it. */
public final class StampQuestion {
  private static final int NONCE_BITS = 64;

  private final TimeStampRequest request;

  private StampQuestion(TimeStampRequest request) {
    this.request = request;
  }

  /**
   * A question that is asked once.
   *
   * @param sha256 of what is to be stamped
   */
  public static StampQuestion of(byte[] sha256, SecureRandom chance) {
    var generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    return new StampQuestion(
        generator.generate(TSPAlgorithms.SHA256, sha256, new BigInteger(NONCE_BITS, chance)));
  }

  /** As it is sent, of the type {@code application/timestamp-query}. */
  public byte[] bytes() throws IOException {
    return request.getEncoded();
  }

  /** The token in an answer; empty where the answer is none to this question, or a refusal. */
  public Optional<byte[]> token(byte[] answer) {
    try {
      var response = new TimeStampResponse(answer);
      response.validate(request);
      TimeStampToken token = response.getTimeStampToken();
      return token == null ? Optional.empty() : Optional.of(token.getEncoded());
    } catch (TSPException | IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
