package org.burkit.collector.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param headers beyond the content type and the security headers that every answer has
 */
public record Answer(int status, String contentType, Map<String, String> headers, Body body) {
  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer json(int status, byte[] json) {
    return new Answer(status, "application/json", Map.of(), Body.of(json));
  }

  public static Answer html(int status, String html) {
    return new Answer(status, "text/html; charset=utf-8", Map.of(), Body.of(html));
  }

  public static Answer text(String contentType, String text) {
    return new Answer(200, contentType, Map.of(), Body.of(text));
  }

  /** The same, after which its connection says nothing more (RFC 9112 section 9.6). */
  Answer last() {
    return with("connection", "close");
  }

  boolean isLast() {
    return headers.containsKey("connection");
  }

  /** The same with one header more. */
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, contentType, more, body);
  }
}
