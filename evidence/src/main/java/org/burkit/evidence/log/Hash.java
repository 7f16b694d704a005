package org.burkit.evidence.log;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.burkit.model.Sha256;

/** A node of the tree: 32 bytes, compared by content. */
public final class Hash {
  static final int BYTES = 32;

  /** Of a tree without leaves. */
  public static final Hash EMPTY = new Hash(Sha256.of(new byte[0]));

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Of a leaf: SHA-256(0x00 || entry). */
  public static Hash ofLeaf(byte[] entry) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    return new Hash(digest.digest(entry));
  }

  /** Of a node: SHA-256(0x01 || left || right). */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    digest.update(left.bytes);
    return new Hash(digest.digest(right.bytes));
  }

  /** The 32 bytes from {@code offset} on. */
  static Hash in(byte[] bytes, int offset) {
    return new Hash(Arrays.copyOfRange(bytes, offset, offset + BYTES));
  }

  /** Reads {@link #base64}; empty for anything else. */
  public static Optional<Hash> parse(String base64) {
    return Base64Text.decode(base64).filter(b -> b.length == BYTES).map(Hash::new);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  void putInto(ByteBuffer out) {
    out.put(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
