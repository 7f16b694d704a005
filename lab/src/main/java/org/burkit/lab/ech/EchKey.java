package org.burkit.lab.ech;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * A server's key for Encrypted Client Hello: X25519, HKDF-SHA256, AES-128-GCM (RFC 9849, RFC 9180),
 * and the configuration that tells clients of it. Any thread may call.
 */
public final class EchKey {
  /** The extension {@code encrypted_client_hello}, and the version of configurations. */
  static final int EXTENSION = 0xfe0d;

  private static final byte OUTER = 0;
  private static final byte[] LABEL = "tls ech\0".getBytes(US_ASCII);

  private final String publicName;
  private final byte configId;
  private final AsymmetricCipherKeyPair keys;
  private final byte[] config;

  private EchKey(String publicName, byte configId, AsymmetricCipherKeyPair keys, byte[] config) {
    this.publicName = publicName;
    this.configId = configId;
    this.keys = keys;
    this.config = config;
  }

  /**
   * Makes a key.
   *
   * @param publicName which clients show in the place of the hidden name
   * @param configId which clients send along so that the server finds the key, 0 to 255
   */
  public static EchKey create(String publicName, int configId) {
    HPKE hpke = suite();
    AsymmetricCipherKeyPair keys = hpke.generatePrivateKey();
    byte[] publicKey = hpke.serializePublicKey(keys.getPublic());
    byte[] config = config(publicName, (byte) configId, publicKey);
    return new EchKey(publicName, (byte) configId, keys, config);
  }

  public String publicName() {
    return publicName;
  }

  /** What clients need to know: a list of this key's configuration alone. */
  public EchConfigs configs() {
    return new EchConfigs(
        ByteBuffer.allocate(2 + config.length).putShort((short) config.length).put(config).array());
  }

  /**
   * Opens the hidden ClientHello in another one.
   *
   * @param outer the body of the ClientHello that came, without the header of its message
   * @return the body of the hidden one; empty if none was sealed to this key
   */
  public Optional<byte[]> open(byte[] outer) {
    try {
      HelloBody hello = HelloBody.read(outer);
      return hello.extension(EXTENSION).flatMap(extension -> open(hello, extension));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      return Optional.empty();
    }
  }

  private Optional<byte[]> open(HelloBody outer, HelloBody.Extension extension) {
    ByteBuffer in = ByteBuffer.wrap(outer.range(extension.dataFrom(), extension.to()));
    boolean ours =
        in.get() == OUTER
            && in.getShort() == HPKE.kdf_HKDF_SHA256
            && in.getShort() == HPKE.aead_AES_GCM128
            && in.get() == configId;
    if (!ours) {
      return Optional.empty();
    }
    byte[] encapsulated = vector(in);
    byte[] payload = vector(in);
    if (in.hasRemaining()) {
      return Optional.empty();
    }
    byte[] aad = outer.blanked(extension.to() - payload.length, extension.to());
    byte[] info = ByteBuffer.allocate(LABEL.length + config.length).put(LABEL).put(config).array();
    try {
      byte[] encoded = suite().setupBaseR(encapsulated, keys, info).open(aad, payload);
      return Optional.of(InnerHello.rebuild(HelloBody.read(encoded), outer));
    } catch (InvalidCipherTextException e) {
      return Optional.empty();
    }
  }

  private static byte[] vector(ByteBuffer in) {
    int length = in.getShort() & 0xffff;
    if (length > in.remaining()) {
      throw new IllegalArgumentException("longer than what is left");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /** An ECHConfig without extensions, whose names are padded to no particular length. */
  private static byte[] config(String publicName, byte configId, byte[] publicKey) {
    byte[] name = publicName.getBytes(US_ASCII);
    ByteBuffer contents =
        ByteBuffer.allocate(64 + publicKey.length + name.length)
            .put(configId)
            .putShort(HPKE.kem_X25519_SHA256)
            .putShort((short) publicKey.length)
            .put(publicKey)
            .putShort((short) 4)
            .putShort(HPKE.kdf_HKDF_SHA256)
            .putShort(HPKE.aead_AES_GCM128)
            .put((byte) 0)
            .put((byte) name.length)
            .put(name)
            .putShort((short) 0)
            .flip();
    return ByteBuffer.allocate(4 + contents.remaining())
        .putShort((short) EXTENSION)
        .putShort((short) contents.remaining())
        .put(contents)
        .array();
  }

  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_AES_GCM128);
  }
}
