package org.burkit.lab.packet;

import java.util.Optional;

/** What the first bytes of a client's stream say about the name it wants. */
public sealed interface FirstMessage {
  /** More bytes are needed to tell. */
  record Incomplete() implements FirstMessage {}

  /** Neither TLS, nor HTTP/1, nor a DNS question. */
  record Opaque() implements FirstMessage {}

  /**
   * A TLS ClientHello.
   *
   * @param serverName lower case, if it carries one (RFC 6066 section 3); with {@code ech} it is
   *     the outer one, behind which another may hide
   * @param ech whether it carries an Encrypted Client Hello (RFC 9849), be it genuine or not
   */
  record Tls(Optional<String> serverName, boolean ech) implements FirstMessage {}

  /** An HTTP/1 request head and its host, lower case, without port, if it carries one. */
  record Http(Optional<String> host) implements FirstMessage {}

  /** A DNS question over TCP. */
  record Dns(DnsQuestion question) implements FirstMessage {}

  int DNS_PORT = 53;

  /**
   * Reads the bytes received so far, contiguous from the start of the stream to a server's port.
   */
  static FirstMessage read(byte[] stream, int serverPort) {
    if (stream.length == 0) {
      return new Incomplete();
    }
    if (serverPort == DNS_PORT) {
      return DnsQuestion.readStream(stream);
    }
    if (stream[0] == ClientHello.HANDSHAKE_RECORD) {
      return ClientHello.read(stream);
    }
    return stream[0] >= 'A' && stream[0] <= 'Z' ? HttpHead.read(stream) : new Opaque();
  }
}
