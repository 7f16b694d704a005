package org.burkit.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far one goes with an endpoint: which of the layers it speaks are tried. */
public enum EndpointProtocol {
  /** A connection and not a word, for what speaks a protocol of its own. */
  TCP,
  /** A TLS handshake, and nothing after it. */
  TLS,
  /** A page over TLS, redirects and all. */
  HTTPS,
  /** A QUIC handshake for HTTP/3, and nothing after it. */
  QUIC;

  /** The word in the test lists and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EndpointProtocol> parse(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
  }

  /** The address in the form in which pages have theirs. */
  public String url(String host, int port) {
    String scheme = this == TCP ? "http" : "https";
    int usual = this == TCP ? 80 : 443;
    return scheme + "://" + host + (port == usual ? "" : ":" + port) + "/";
  }
}
