package org.burkit.envelope.token;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.burkit.model.Sha256;

/**
 * A signature over a random number, good for one use. In bytes:
 *
 * <pre>
 * token   = prefix:32 message signature:256
 * message = type:2 nonce:32 key:32
 * </pre>
 *
 * The message is that of RFC 9578 without its challenge, since there is one place to spend it at,
 * under a type of our own; the prefix is that of RSABSSA-SHA384-PSS-Randomized (RFC 9474). The key
 * is named by its id.
 */
public final class Token {
  static final int PREFIX = 32;
  static final int NONCE = 32;
  static final int SALT = BlindRsa.HASH_BYTES;

  /** "Bk" in ASCII: none that is registered. */
  private static final short TYPE = 0x426B;

  private static final int KEY_ID = 32;
  private static final int SIGNED = PREFIX + 2 + NONCE + KEY_ID;
  private static final int LENGTH = SIGNED + IssuerKey.LENGTH;

  private final byte[] bytes;

  private Token(byte[] bytes) {
    this.bytes = bytes;
  }

  static Token of(byte[] signed, byte[] signature) {
    return new Token(ByteBuffer.allocate(LENGTH).put(signed).put(signature).array());
  }

  /** What is signed, with its prefix. */
  static byte[] signed(byte[] prefix, byte[] nonce, IssuerKey key) {
    return ByteBuffer.allocate(SIGNED)
        .put(prefix)
        .putShort(TYPE)
        .put(nonce)
        .put(key.idBytes())
        .array();
  }

  /** Reads what {@link #text} wrote; empty for anything else. Whether it is signed is not known. */
  public static Optional<Token> parse(String text) {
    if (text.length() > 2 * LENGTH) {
      return Optional.empty();
    }
    try {
      Token token = new Token(Base64.getUrlDecoder().decode(text));
      return Optional.of(token).filter(read -> read.isOurs() && read.text().equals(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs() {
    return bytes.length == LENGTH && ByteBuffer.wrap(bytes).getShort(PREFIX) == TYPE;
  }

  /** Base64url (RFC 4648) without padding: 472 letters. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The id of the key that is to have signed it. */
  public String keyId() {
    return HexFormat.of().formatHex(bytes, SIGNED - KEY_ID, SIGNED);
  }

  /**
   * What it is known by once it is spent: SHA-256 of its nonce and key. The prefix and the
   * signature have no part in it, so that one nonce is one token however often it was signed.
   */
  public byte[] mark() {
    return Sha256.of(Arrays.copyOfRange(bytes, PREFIX, SIGNED));
  }

  /** True where the key has signed it. */
  public boolean isSignedBy(IssuerKey key) {
    return keyId().equals(key.id())
        && BlindRsa.verify(
            key.key(),
            Arrays.copyOf(bytes, SIGNED),
            Arrays.copyOfRange(bytes, SIGNED, LENGTH),
            SALT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Token token && Arrays.equals(bytes, token.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
