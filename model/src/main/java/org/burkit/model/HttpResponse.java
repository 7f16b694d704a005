package org.burkit.model;

import java.util.List;
import java.util.Optional;

/**
 * What a web server answered. Our probe keeps a body as a length, a digest and a title; others send
 * it whole.
 *
 * @param body the body where it was kept; bytes that are not UTF-8 are read as ISO 8859-1
 * @param bodyLength bytes of the body as far as it was read
 * @param bodySha256 64 small hex digits
 * @param title text of the first {@code title} element
 * @param sketch what {@link TextSketch} makes of the text, where it is long enough
 * @param excerpt at most 2 KB of the body, redacted, only where it looks like a block page
 * @param truncated true where the body was longer than what was read
 */
public record HttpResponse(
    int code,
    List<HttpHeader> headers,
    Optional<String> body,
    long bodyLength,
    Optional<String> bodySha256,
    Optional<String> title,
    Optional<String> sketch,
    Optional<String> excerpt,
    boolean truncated) {
  public HttpResponse {
    headers = List.copyOf(headers);
  }

  /** An answer without a sketch. */
  public HttpResponse(
      int code,
      List<HttpHeader> headers,
      Optional<String> body,
      long bodyLength,
      Optional<String> bodySha256,
      Optional<String> title,
      Optional<String> excerpt,
      boolean truncated) {
    this(code, headers, body, bodyLength, bodySha256, title, Optional.empty(), excerpt, truncated);
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.stream().filter(h -> h.is(name)).map(HttpHeader::value).findFirst();
  }
}
