package org.burkit.evidence.log;

import java.util.Base64;
import java.util.Optional;

/** Base 64 (RFC 4648, section 4) in its one form: what another text would decode to is refused. */
final class Base64Text {
  private Base64Text() {}

  static Optional<byte[]> decode(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      boolean oneForm = Base64.getEncoder().encodeToString(bytes).equals(text);
      return oneForm ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
