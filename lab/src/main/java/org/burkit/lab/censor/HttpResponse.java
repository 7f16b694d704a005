package org.burkit.lab.censor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/**
 * A whole HTTP/1.1 response as a censor sends it.
 *
 * @param status such as {@code 200 OK}
 * @param headers lines, without Content-Length, which is computed
 */
public record HttpResponse(String status, List<String> headers, String body) {
  private static final String HTML = "Content-Type: text/html; charset=utf-8";

  public HttpResponse {
    headers = List.copyOf(headers);
  }

  /** A page with the headers that every such box sends. */
  public static HttpResponse page(String html) {
    return new HttpResponse("200 OK", List.of(HTML, "Connection: close"), html);
  }

  /** A page under headers copied from the genuine site. */
  public static HttpResponse disguised(List<String> genuine, String html) {
    return new HttpResponse("200 OK", genuine, html);
  }

  public static HttpResponse redirect(String location) {
    return new HttpResponse("302 Found", List.of("Location: " + location, "Connection: close"), "");
  }

  byte[] bytes() {
    byte[] content = body.getBytes(UTF_8);
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    headers.forEach(line -> text.append(line).append("\r\n"));
    text.append("Content-Length: ").append(content.length).append("\r\n\r\n");
    byte[] head = text.toString().getBytes(US_ASCII);
    byte[] all = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, all, head.length, content.length);
    return all;
  }
}
