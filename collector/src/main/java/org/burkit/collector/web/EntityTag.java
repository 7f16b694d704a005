package org.burkit.collector.web;

import java.util.HexFormat;
import java.util.List;
import org.burkit.model.Sha256;

/** Spares who has an answer already its bytes (RFC 9110, sections 8.8.3 and 13.1.2). */
public final class EntityTag {
  private static final int BYTES = 12;

  private EntityTag() {}

  /**
   * The answer with its tag, or 304 with the same headers for who has it; what is no 200 stays as
   * it is. The tag is weak: answers may be compressed.
   */
  public static Answer on(Request request, Answer answer) {
    if (answer.status() != 200) {
      return answer;
    }
    String tag = "W/\"" + digest(answer.body()) + "\"";
    List<String> had =
        List.of(request.header("if-none-match").orElse("").strip().split("\\s*,\\s*"));
    return (had.contains(tag)
            ? new Answer(304, answer.contentType(), answer.headers(), Body.NONE)
            : answer)
        .with("etag", tag)
        .with("cache-control", "no-cache");
  }

  private static String digest(Body body) {
    return HexFormat.of().formatHex(Sha256.of(body.bytes()), 0, BYTES);
  }
}
