package org.burkit.probe.net;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.burkit.model.HttpHeader;

/**
 * What a common browser says in a request for a page, in its order, so that a filter sees nothing
 * out of the ordinary.
 */
final class Browser {
  private static final HttpHeader USER_AGENT =
      new HttpHeader(
          "User-Agent",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/142.0.0.0 Safari/537.36");
  private static final HttpHeader ACCEPT =
      new HttpHeader(
          "Accept",
          "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
              + "*/*;q=0.8");
  private static final HttpHeader ACCEPT_LANGUAGE =
      new HttpHeader("Accept-Language", "en-US,en;q=0.9");
  private static final HttpHeader UPGRADE = new HttpHeader("Upgrade-Insecure-Requests", "1");

  private Browser() {}

  /** The headers by which answers differ between people, for the control to send the same. */
  static List<HttpHeader> preferences() {
    return List.of(USER_AGENT, ACCEPT, ACCEPT_LANGUAGE);
  }

  /** All headers of a request over TCP, the host first. */
  static List<HttpHeader> http1(URI url, boolean secure) {
    List<HttpHeader> all = new ArrayList<>();
    all.add(new HttpHeader("Host", authority(url)));
    all.add(new HttpHeader("Connection", "keep-alive"));
    all.addAll(secure ? secure() : plain());
    return all;
  }

  /** All headers of a request in HTTP/2 or later, without the pseudo-header fields. */
  static List<HttpHeader> http2() {
    List<HttpHeader> all = new ArrayList<>(secure());
    all.add(new HttpHeader("Priority", "u=0, i"));
    return all.stream()
        .map(header -> new HttpHeader(header.name().toLowerCase(Locale.ROOT), header.value()))
        .toList();
  }

  private static List<HttpHeader> plain() {
    return List.of(
        UPGRADE,
        USER_AGENT,
        ACCEPT,
        new HttpHeader("Accept-Encoding", "gzip, deflate"),
        ACCEPT_LANGUAGE);
  }

  private static List<HttpHeader> secure() {
    return List.of(
        UPGRADE,
        USER_AGENT,
        ACCEPT,
        new HttpHeader("Sec-Fetch-Site", "none"),
        new HttpHeader("Sec-Fetch-Mode", "navigate"),
        new HttpHeader("Sec-Fetch-User", "?1"),
        new HttpHeader("Sec-Fetch-Dest", "document"),
        new HttpHeader("Accept-Encoding", "gzip, deflate, br, zstd"),
        ACCEPT_LANGUAGE);
  }

  /** The host in small letters, with the port where the URL names one. */
  static String authority(URI url) {
    String host = url.getHost().toLowerCase(Locale.ROOT);
    return url.getPort() < 0 ? host : host + ":" + url.getPort();
  }

  /** Path and query. */
  static String path(URI url) {
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    return URI.create(path + query).toASCIIString();
  }
}
