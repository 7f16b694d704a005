package org.burkit.envelope;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.burkit.model.Sha256;

/** The public key of a collector, to which anybody may seal. */
public final class SealingKey {
  /** Bytes of {@link #id}. */
  static final int ID_LENGTH = 8;

  private static final String PREFIX = "burkit-seal-";
  private static final int CHECK_LENGTH = 4;

  private final byte[] raw;

  private SealingKey(byte[] raw) {
    this.raw = raw;
  }

  static SealingKey of(PublicKey key) {
    return new SealingKey(X25519.raw(key));
  }

  /**
   * Reads what {@link #text} wrote; empty for anything else, also where a character is another than
   * it was.
   */
  public static Optional<SealingKey> parse(String text) {
    String stripped = text.strip();
    if (!stripped.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(stripped.substring(PREFIX.length()));
      if (bytes.length != X25519.LENGTH + CHECK_LENGTH) {
        return Optional.empty();
      }
      byte[] raw = Arrays.copyOf(bytes, X25519.LENGTH);
      byte[] check = Arrays.copyOfRange(bytes, X25519.LENGTH, bytes.length);
      return MessageDigest.isEqual(check, check(raw))
          ? Optional.of(new SealingKey(raw))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * {@code burkit-seal-} and Base64url (RFC 4648) of the key with the first bytes of its digest.
   */
  public String text() {
    return PREFIX
        + Base64.getUrlEncoder().withoutPadding().encodeToString(X25519.join(raw, check(raw)));
  }

  private static byte[] check(byte[] raw) {
    return Arrays.copyOf(Sha256.of(raw), CHECK_LENGTH);
  }

  /** What files name the key by: 16 hex digits. */
  public String id() {
    return HexFormat.of().formatHex(idBytes());
  }

  byte[] idBytes() {
    return Arrays.copyOf(Sha256.of(raw), ID_LENGTH);
  }

  PublicKey key() {
    return X25519.publicKey(raw);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealingKey key && Arrays.equals(raw, key.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  @Override
  public String toString() {
    return text();
  }
}
