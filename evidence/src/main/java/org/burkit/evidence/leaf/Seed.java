package org.burkit.evidence.leaf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one leaf, 128 bits, from which the salts of its fields are made. Who has a salt
 * learns nothing of the seed nor of another salt. Immutable.
 */
public final class Seed {
  public static final int BYTES = 16;

  private static final int SALT_BYTES = 16;
  private static final String HMAC = "HmacSHA256";

  private final byte[] bytes;

  private Seed(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A new one. */
  public static Seed of(SecureRandom chance) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return new Seed(bytes);
  }

  /** One that was made before: 16 bytes. */
  public static Seed of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a seed has 16 bytes, got " + bytes.length);
    }
    return new Seed(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /** True of what an erased seed is overwritten with. */
  public boolean isErased() {
    return Arrays.equals(bytes, new byte[BYTES]);
  }

  /** Makes salts; for one thread. */
  Salts salts() {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes, HMAC));
      return new Salts(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer HMAC with SHA-256", e);
    }
  }

  record Salts(Mac mac) {
    /** HMAC-SHA-256 over the field's name, cut to 128 bits, in Base 64 for URLs. */
    String of(String field) {
      byte[] full = mac.doFinal(field.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(Arrays.copyOf(full, SALT_BYTES));
    }
  }
}
