package org.burkit.probe.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import okio.ByteString;
import org.burkit.model.HtmlTitle;
import org.burkit.model.HttpHeader;
import org.burkit.model.PageText;
import org.burkit.model.TextSketch;

/**
 * A response body without its transfer's compression, at most 1 MiB: what is published of it, and
 * the text of its beginning. The rest is forgotten.
 *
 * @param length bytes
 * @param sha256 64 small hex digits
 * @param text as {@link PageText} has it
 */
record Body(int length, String sha256, String text) {
  static Body of(HttpResponse head, ByteString transferred) {
    List<String> codings = head.headers().getAll(HttpHeaderNames.CONTENT_ENCODING);
    ByteString content = ContentCoding.undone(codings, transferred, ResponseReader.MAX_BODY);
    ByteString start = content.substring(0, Math.min(content.size(), PageText.BYTES));
    String type = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    return new Body(
        content.size(), content.sha256().hex(), PageText.of(type, start.asByteBuffer()));
  }

  /**
   * A header's value, which came as one character for each byte: as UTF-8 where it is that.
   * Browsers read redirects to names in other letters so.
   */
  private static String asText(String value) {
    if (value.chars().allMatch(c -> c < 0x80)) {
      return value;
    }
    try {
      ByteBuffer bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(value));
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return value;
    }
  }

  /** The published form of a response with this body. */
  org.burkit.model.HttpResponse response(HttpResponse head, boolean truncated) {
    List<HttpHeader> headers =
        head.headers().entries().stream()
            .map(entry -> new HttpHeader(entry.getKey(), asText(entry.getValue())))
            .toList();
    return new org.burkit.model.HttpResponse(
        head.status().code(),
        headers,
        Optional.empty(),
        length,
        Optional.of(sha256),
        HtmlTitle.of(text),
        TextSketch.of(text),
        Optional.empty(),
        truncated);
  }
}
