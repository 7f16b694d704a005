package org.burkit.probe.net;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.burkit.model.HtmlTitle;
import org.burkit.model.HttpHeader;
import org.burkit.model.TextSketch;

/**
 * A response body as content and as text: without its transfer's compression, at most 1 MiB.
 *
 * @param content the bytes whose length and digest are published
 */
record Body(ByteString content, String text) {
  private static final Pattern CHARSET = Pattern.compile("(?i)charset=[\"']?([\\w.:-]{1,40})");
  private static final int PROLOGUE = 1024;

  static Body of(HttpResponse head, ByteString transferred) {
    List<String> codings = head.headers().getAll(HttpHeaderNames.CONTENT_ENCODING);
    ByteString content = ContentCoding.undone(codings, transferred, ResponseReader.MAX_BODY);
    return new Body(content, text(head, content));
  }

  private static String text(HttpResponse head, ByteString content) {
    String declared = head.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    Optional<Charset> charset = charset(declared).or(() -> charset(prologue(content)));
    if (charset.isPresent()) {
      return content.string(charset.get());
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(content.asByteBuffer()).toString();
    } catch (CharacterCodingException e) {
      return content.string(StandardCharsets.ISO_8859_1);
    }
  }

  private static String prologue(ByteString content) {
    return content
        .substring(0, Math.min(content.size(), PROLOGUE))
        .string(StandardCharsets.ISO_8859_1);
  }

  private static Optional<Charset> charset(String where) {
    Matcher named = CHARSET.matcher(where);
    try {
      return named.find() ? Optional.of(Charset.forName(named.group(1))) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
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
        content.size(),
        Optional.of(content.sha256().hex()),
        HtmlTitle.of(text),
        TextSketch.of(text),
        Optional.empty(),
        truncated);
  }
}
