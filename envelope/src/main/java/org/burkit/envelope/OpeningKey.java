package org.burkit.envelope;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Optional;

/** The private key of a collector, with its public half. */
public final class OpeningKey {
  private static final String PREFIX = "burkit-open-";

  private final PrivateKey key;
  private final SealingKey sealing;

  private OpeningKey(PrivateKey key, SealingKey sealing) {
    this.key = key;
    this.sealing = sealing;
  }

  /** A new one, from the platform's random numbers. */
  public static OpeningKey generate() {
    KeyPair pair = X25519.generate();
    return new OpeningKey(pair.getPrivate(), SealingKey.of(pair.getPublic()));
  }

  /** Reads what {@link #secretText} wrote; empty for anything else. */
  public static Optional<OpeningKey> parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    if (parts.length != 2 || !parts[0].startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      byte[] raw = Base64.getUrlDecoder().decode(parts[0].substring(PREFIX.length()));
      return raw.length == X25519.LENGTH
          ? SealingKey.parse(parts[1]).map(s -> new OpeningKey(X25519.privateKey(raw), s))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Both halves on one line, without its end. To be kept where only its owner reads. */
  public String secretText() {
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(X25519.raw(key));
    return PREFIX + secret + " " + sealing.text();
  }

  public SealingKey sealing() {
    return sealing;
  }

  PrivateKey key() {
    return key;
  }
}
