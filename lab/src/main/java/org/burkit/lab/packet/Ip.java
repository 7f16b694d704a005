package org.burkit.lab.packet;

/** An address of either version of IP. */
public sealed interface Ip permits Ip4, Ip6 {

  /** Reads dotted decimal or the text of RFC 4291; throws {@link IllegalArgumentException}. */
  static Ip parse(String text) {
    return text.indexOf(':') < 0 ? Ip4.parse(text) : Ip6.parse(text);
  }

  /** Reads 4 or 16 octets in network order. */
  static Ip of(byte[] octets) {
    return octets.length == 4 ? Ip4.of(octets) : Ip6.of(octets);
  }

  Family family();

  /** In network order, 4 or 16. */
  byte[] octets();

  /** The address so many further on. */
  Ip plus(int offset);
}
