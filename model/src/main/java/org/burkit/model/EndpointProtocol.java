package org.burkit.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** How far one goes with an endpoint: which of the layers it speaks are tried. */
public enum EndpointProtocol {
  /** A connection and not a word, for what speaks a protocol of its own. */
  TCP,
  /** A TLS handshake, and nothing after it. */
  TLS,
  /** A page over TLS, redirects and all. */
  HTTPS,
  /** A QUIC handshake for HTTP/3, and nothing after it. */
  QUIC,
  /** A STUN binding over UDP, as calls begin with one; no voice is sent. */
  STUN;

  /** The word in the test lists and on the wire. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<EndpointProtocol> parse(String label) {
    return Arrays.stream(values()).filter(p -> p.label().equals(label)).findFirst();
  }

  /** The address in the form in which pages have theirs. */
  public String url(String host, int port) {
    String scheme = speaksTls() ? "https" : "http";
    int usual = speaksTls() ? 443 : 80;
    return scheme + "://" + host + (port == usual ? "" : ":" + port) + "/";
  }

  /** The port that is meant where none is said; empty where each has its own. */
  public OptionalInt usualPort() {
    return switch (this) {
      case TCP -> OptionalInt.empty();
      case TLS, HTTPS, QUIC -> OptionalInt.of(443);
      case STUN -> OptionalInt.of(StunRequest.PORT);
    };
  }

  private boolean speaksTls() {
    return switch (this) {
      case TCP, STUN -> false;
      case TLS, HTTPS, QUIC -> true;
    };
  }
}
