package org.burkit.probe.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.burkit.model.HmacSha256;

/**
 * A random secret that never leaves the machine. Pseudonyms are made from it: good for one network
 * and one month, so that nobody can follow a volunteer across networks. Any thread may ask.
 */
public final class DeviceSecret {
  private static final int LENGTH = 32;
  private static final int PSEUDONYM_BYTES = 16;

  private final byte[] secret;

  private DeviceSecret(byte[] secret) {
    this.secret = secret;
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
    byte[] what = (network + "|" + month).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(HmacSha256.of(secret, what), 0, PSEUDONYM_BYTES);
  }
}
