package org.burkit.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.burkit.model.Sha256;

/**
 * The public half of a key of signed notes, written as a <em>vkey</em>: {@code name+id+base64(type
 * || key)}. Immutable, compared by its text.
 */
public final class NoteKey {
  /** What a key signs with. */
  public enum Type {
    /** The text of the note, as it is. */
    ED25519(1),
    /** The text and a time (tlog-cosignature, v1). */
    COSIGNATURE(4);

    private final byte code;

    Type(int code) {
      this.code = (byte) code;
    }
  }

  private static final int ID_BYTES = 4;

  private final String name;
  private final Type type;
  private final byte[] key;

  private NoteKey(String name, Type type, byte[] key) {
    this.name = name;
    this.type = type;
    this.key = key;
  }

  /**
   * @param name neither empty nor with a space or a plus
   * @param key 32 raw bytes
   */
  static NoteKey of(String name, Type type, byte[] key) {
    if (!isName(name) || key.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a key has a name without spaces and 32 bytes: " + name);
    }
    return new NoteKey(name, type, key.clone());
  }

  /** True for what may name a key. */
  public static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /** Reads {@link #vkey}; empty for anything else, a wrong id included. */
  public static Optional<NoteKey> parse(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3 || !isName(parts[0])) {
      return Optional.empty();
    }
    return Base64Text.decode(parts[2])
        .filter(bytes -> bytes.length == 1 + Ed25519.KEY_BYTES)
        .flatMap(bytes -> typed(parts[0], bytes))
        .filter(key -> key.vkey().equals(vkey));
  }

  private static Optional<NoteKey> typed(String name, byte[] bytes) {
    return Arrays.stream(Type.values())
        .filter(type -> type.code == bytes[0])
        .map(type -> new NoteKey(name, type, Arrays.copyOfRange(bytes, 1, bytes.length)))
        .findFirst();
  }

  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  /** The first four bytes of SHA-256(name || newline || type || key). */
  int id() {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(head.length + 1 + key.length);
    all.put(head).put(type.code).put(key);
    return ByteBuffer.wrap(Sha256.of(all.array()), 0, ID_BYTES).getInt();
  }

  /** The name and the id, each with a plus behind it. */
  String named() {
    return name + "+" + HexFormat.of().toHexDigits(id()) + "+";
  }

  public String vkey() {
    ByteBuffer typed = ByteBuffer.allocate(1 + key.length).put(type.code).put(key);
    return named() + Base64.getEncoder().encodeToString(typed.array());
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(key, message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey that && vkey().equals(that.vkey());
  }

  @Override
  public int hashCode() {
    return vkey().hashCode();
  }

  @Override
  public String toString() {
    return vkey();
  }
}
