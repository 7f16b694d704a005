package org.burkit.evidence.log;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Both halves of a key that signs notes. As text it is a line {@code
 * PRIVATE+KEY+name+id+base64(type || seed)} as Go's tools write it, and the vkey in a second line.
 */
public final class NoteSigner {
  private static final String HEAD = "PRIVATE+KEY+";

  private final NoteKey key;
  private final PrivateKey secret;

  private NoteSigner(NoteKey key, PrivateKey secret) {
    this.key = key;
    this.secret = secret;
  }

  /** A new key from the platform's random numbers. */
  public static NoteSigner generate(String name) {
    return generate(name, NoteKey.Type.ED25519);
  }

  /** The same for a witness of others' logs. */
  public static NoteSigner witness(String name) {
    return generate(name, NoteKey.Type.COSIGNATURE);
  }

  private static NoteSigner generate(String name, NoteKey.Type type) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new NoteSigner(
          NoteKey.of(name, type, Ed25519.raw(pair.getPublic())), pair.getPrivate());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java platform must offer Ed25519", e);
    }
  }

  /** Reads {@link #text}; empty where it is something else or the halves do not belong together. */
  public static Optional<NoteSigner> parse(String text) {
    String[] lines = text.strip().split("\\R", -1);
    if (lines.length != 2) {
      return Optional.empty();
    }
    Optional<NoteKey> key = NoteKey.parse(lines[1]);
    Optional<byte[]> bytes =
        key.map(k -> HEAD + k.named())
            .filter(lines[0]::startsWith)
            .flatMap(head -> Base64Text.decode(lines[0].substring(head.length())))
            .filter(b -> b.length == 1 + Ed25519.KEY_BYTES);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    byte[] seed = Arrays.copyOfRange(bytes.get(), 1, bytes.get().length);
    var signer = new NoteSigner(key.orElseThrow(), Ed25519.privateKey(seed));
    byte[] probe = {1};
    boolean belong = signer.key.verifies(probe, Ed25519.sign(signer.secret, probe));
    return belong ? Optional.of(signer) : Optional.empty();
  }

  /** The secret is in it. */
  public String text() {
    byte[] encoded = secret.getEncoded();
    byte[] typed = new byte[1 + Ed25519.KEY_BYTES];
    typed[0] = 1;
    System.arraycopy(encoded, encoded.length - Ed25519.KEY_BYTES, typed, 1, Ed25519.KEY_BYTES);
    return HEAD
        + key.named()
        + Base64.getEncoder().encodeToString(typed)
        + "\n"
        + key.vkey()
        + "\n";
  }

  public NoteKey key() {
    return key;
  }

  byte[] sign(byte[] message) {
    return Ed25519.sign(secret, message);
  }
}
