package org.burkit.lab.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the first bytes of a client's TCP stream say about the name it wants. */
public sealed interface FirstMessage {
  /** More bytes are needed to tell. */
  record Incomplete() implements FirstMessage {}

  /** Neither TLS nor HTTP/1. */
  record Opaque() implements FirstMessage {}

  /** A TLS ClientHello and its server name, lower case, if it carries one (RFC 6066 section 3). */
  record Tls(Optional<String> serverName) implements FirstMessage {}

  /** An HTTP/1 request head and its Host, lower case, without port, if it carries one. */
  record Http(Optional<String> host) implements FirstMessage {}

  int LONGEST_HTTP_HEAD = 8192;

  /** Reads the bytes received so far, contiguous from the start of the stream. */
  static FirstMessage read(byte[] stream) {
    if (stream.length == 0) {
      return new Incomplete();
    }
    if (stream[0] == ClientHello.HANDSHAKE_RECORD) {
      return ClientHello.read(stream);
    }
    return stream[0] >= 'A' && stream[0] <= 'Z' ? http(stream) : new Opaque();
  }

  private static FirstMessage http(byte[] stream) {
    String text = new String(stream, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return stream.length < LONGEST_HTTP_HEAD ? new Incomplete() : new Opaque();
    }
    Optional<String> host =
        Arrays.stream(text.substring(0, end).split("\r\n"))
            .skip(1)
            .filter(line -> line.regionMatches(true, 0, "host:", 0, 5))
            .map(line ->
                line.substring(5).strip().toLowerCase(Locale.ROOT).replaceFirst(":\\d+$", ""))
            .findFirst();
    return new Http(host);
  }
}
