package org.burkit.probe.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A random secret that never leaves the machine. Pseudonyms are made from it: good for one network
 * and one month, so that nobody can follow a volunteer across networks. Any thread may ask.
 */
public final class DeviceSecret {
  private static final int LENGTH = 32;
  private static final int PSEUDONYM_BYTES = 16;

  private final SecretKeySpec key;

  private DeviceSecret(byte[] secret) {
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** Reads the secret of a home, or makes one, readable by its owner only. */
  public static DeviceSecret of(Home home) throws IOException {
    Path file = home.secret();
    if (!Files.exists(file)) {
      create(file);
    }
    byte[] secret = Files.readAllBytes(file);
    if (secret.length != LENGTH) {
      throw new IOException(
          file + ": expected " + LENGTH + " bytes, found " + secret.length + "; delete it");
    }
    return new DeviceSecret(secret);
  }

  private static void create(Path file) throws IOException {
    byte[] secret = new byte[LENGTH];
    new SecureRandom().nextBytes(secret);
    PrivateFile.write(file, secret);
  }

  /** The pseudonym for one network and the month of {@code when} (UTC): 32 small hex digits. */
  String pseudonym(String network, Instant when) {
    String month = DateTimeFormatter.ofPattern("uuuu-MM").format(when.atOffset(ZoneOffset.UTC));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] digest = mac.doFinal((network + "|" + month).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, PSEUDONYM_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform must offer HMAC-SHA256", e);
    }
  }
}
