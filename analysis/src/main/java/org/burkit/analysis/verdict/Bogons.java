package org.burkit.analysis.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses that no public site has (IANA special-purpose registries, RFC 6890). Works on text, so
 * that no name is ever looked up by accident.
 */
final class Bogons {
  private record Block(long first, int bits) {
    boolean holds(long address) {
      return address >>> (32 - bits) == first >>> (32 - bits);
    }
  }

  private static final List<Block> V4 =
      List.of(
          block("0.0.0.0", 8),
          block("10.0.0.0", 8),
          block("100.64.0.0", 10),
          block("127.0.0.0", 8),
          block("169.254.0.0", 16),
          block("172.16.0.0", 12),
          block("192.0.0.0", 24),
          block("192.0.2.0", 24),
          block("192.168.0.0", 16),
          block("198.18.0.0", 15),
          block("198.51.100.0", 24),
          block("203.0.113.0", 24),
          block("224.0.0.0", 4),
          block("240.0.0.0", 4));

  private static final List<String> V6 =
      List.of(
          "::",
          "fc",
          "fd",
          "fe8",
          "fe9",
          "fea",
          "feb",
          "ff",
          "2001:2:",
          "2001:db8:",
          "3fff:",
          "100::");

  private Bogons() {}

  /**
   * The special block that an address lies in, by its first address; empty for an address that a
   * public site may have, and for what is no address.
   */
  static Optional<String> blockOf(String address) {
    if (address.indexOf(':') >= 0) {
      String small = address.toLowerCase(Locale.ROOT);
      return V6.stream().filter(small::startsWith).findFirst();
    }
    long value = v4(address);
    return value < 0
        ? Optional.empty()
        : V4.stream()
            .filter(block -> block.holds(value))
            .map(block -> Long.toString(block.first()))
            .findFirst();
  }

  private static Block block(String first, int bits) {
    return new Block(v4(first), bits);
  }

  /** The address as a number; -1 where the text is not four numbers of 0 to 255. */
  private static long v4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return -1;
    }
    long value = 0;
    for (String part : parts) {
      int octet = octet(part);
      if (octet < 0) {
        return -1;
      }
      value = value << 8 | octet;
    }
    return value;
  }

  private static int octet(String text) {
    boolean digits = text.chars().allMatch(c -> c >= '0' && c <= '9');
    int value = digits && !text.isEmpty() && text.length() <= 3 ? Integer.parseInt(text) : -1;
    return value > 255 ? -1 : value;
  }
}
