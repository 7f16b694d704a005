package org.burkit.envelope.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * Blind RSA signatures with SHA-384 and PSS (RFC 9474, section 4). Which of its variants it is,
 * those who call say by the length of the salt and by what they put before the message. Pure.
 *
 * <p>The platform signs and verifies: its private operation is blinded once more against whoever
 * measures its time, and looks at its own result. The client's half is {@link BigInteger}, whose
 * time depends on the numbers; it happens on the client's own machine, once with each number.
 */
final class BlindRsa {
  static final String HASH = "SHA-384";
  static final int HASH_BYTES = 48;

  private BlindRsa() {}

  /** A number from 1 to below the modulus that has an inverse, as the blind needs one. */
  static BigInteger inverse(RSAPublicKey key, RandomGenerator random) {
    BigInteger n = key.getModulus();
    byte[] drawn = new byte[length(key)];
    while (true) {
      random.nextBytes(drawn);
      BigInteger r = new BigInteger(1, drawn);
      if (r.signum() > 0 && r.compareTo(n) < 0 && r.gcd(n).equals(BigInteger.ONE)) {
        return r;
      }
    }
  }

  /**
   * Blind.
   *
   * @param inverse of the factor that blinds, drawn for this message alone
   * @throws IllegalArgumentException where the key shares a factor with what is signed: then it is
   *     no key
   */
  static byte[] blind(RSAPublicKey key, byte[] message, byte[] salt, BigInteger inverse) {
    BigInteger n = key.getModulus();
    BigInteger encoded = number(encode(message, n.bitLength() - 1, salt));
    if (!encoded.gcd(n).equals(BigInteger.ONE)) {
      throw new IllegalArgumentException("the key is none: its modulus has a small factor");
    }
    BigInteger factor = inverse.modInverse(n).modPow(key.getPublicExponent(), n);
    return bytes(encoded.multiply(factor).mod(n), length(key));
  }

  /** BlindSign; empty where what came is no number below the modulus. */
  static Optional<byte[]> blindSign(PrivateKey key, byte[] blinded) {
    try {
      Cipher raw = Cipher.getInstance("RSA/ECB/NoPadding");
      raw.init(Cipher.ENCRYPT_MODE, key);
      return Optional.of(raw.doFinal(blinded));
    } catch (BadPaddingException | javax.crypto.IllegalBlockSizeException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer RSA", e);
    }
  }

  /** Finalize; empty where the answer is no signature by the key. */
  static Optional<byte[]> finish(
      RSAPublicKey key, byte[] message, byte[] blindSignature, BigInteger inverse, int saltLength) {
    if (blindSignature.length != length(key)) {
      return Optional.empty();
    }
    BigInteger signature = number(blindSignature).multiply(inverse).mod(key.getModulus());
    byte[] bytes = bytes(signature, length(key));
    return verify(key, message, bytes, saltLength) ? Optional.of(bytes) : Optional.empty();
  }

  /** RSASSA-PSS-VERIFY (RFC 8017). */
  static boolean verify(RSAPublicKey key, byte[] message, byte[] signature, int saltLength) {
    try {
      Signature pss = Signature.getInstance("RSASSA-PSS");
      pss.setParameter(
          new PSSParameterSpec(
              HASH,
              "MGF1",
              MGF1ParameterSpec.SHA384,
              saltLength,
              PSSParameterSpec.TRAILER_FIELD_BC));
      pss.initVerify(key);
      pss.update(message);
      return pss.verify(signature);
    } catch (java.security.SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer RSASSA-PSS", e);
    }
  }

  /** EMSA-PSS-ENCODE (RFC 8017, section 9.1.1). */
  static byte[] encode(byte[] message, int bits, byte[] salt) {
    int length = (bits + 7) / 8;
    MessageDigest digest = digest();
    byte[] hashed = digest.digest(message);
    digest.update(new byte[8]);
    digest.update(hashed);
    byte[] h = digest.digest(salt);
    byte[] block = new byte[length - HASH_BYTES - 1];
    block[block.length - salt.length - 1] = 1;
    System.arraycopy(salt, 0, block, block.length - salt.length, salt.length);
    byte[] mask = mask(h, block.length);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= mask[i];
    }
    block[0] &= (byte) (0xFF >>> (8 * length - bits));
    byte[] encoded = Arrays.copyOf(block, length);
    System.arraycopy(h, 0, encoded, block.length, HASH_BYTES);
    encoded[length - 1] = (byte) 0xBC;
    return encoded;
  }

  /** MGF1 (RFC 8017, appendix B.2.1). */
  private static byte[] mask(byte[] seed, int length) {
    byte[] mask = new byte[length];
    MessageDigest digest = digest();
    for (int counter = 0; counter * HASH_BYTES < length; counter++) {
      digest.update(seed);
      byte[] piece = digest.digest(bytes(BigInteger.valueOf(counter), Integer.BYTES));
      int at = counter * HASH_BYTES;
      System.arraycopy(piece, 0, mask, at, Math.min(HASH_BYTES, length - at));
    }
    return mask;
  }

  /** In bytes, of a modulus and of all signatures under it. */
  static int length(RSAPublicKey key) {
    return (key.getModulus().bitLength() + 7) / 8;
  }

  private static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  /** Big-endian, with zeros in front. */
  private static byte[] bytes(BigInteger number, int length) {
    byte[] shortest = number.toByteArray();
    byte[] bytes = new byte[length];
    int from = Math.max(0, shortest.length - length); // a sign of its own
    System.arraycopy(
        shortest, from, bytes, length - (shortest.length - from), shortest.length - from);
    return bytes;
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance(HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the Java platform must offer " + HASH, e);
    }
  }
}
