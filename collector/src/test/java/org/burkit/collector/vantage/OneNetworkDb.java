package org.burkit.collector.vantage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The smallest MMDB (MaxMind DB format 2.0): one node of two 24-bit records, so that 0.0.0.0/1 is
 * Dala, AS64501 of Kazakhstan, and 128.0.0.0/1 is unknown.
 */
public final class OneNetworkDb {
  private static final int NODES = 1;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private OneNetworkDb() {}

  public static Path write(Path file) throws IOException {
    return Files.write(file, new OneNetworkDb().bytes());
  }

  private byte[] bytes() throws IOException {
    out.write(new byte[] {0, 0, NODES + 16, 0, 0, NODES});
    out.write(new byte[16]);
    map(3);
    text("country");
    map(1);
    text("iso_code");
    text("KZ");
    text("autonomous_system_number");
    uint32(64501);
    text("autonomous_system_organization");
    text("Dala");
    out.write(new byte[] {(byte) 0xAB, (byte) 0xCD, (byte) 0xEF});
    out.write("MaxMind.com".getBytes(StandardCharsets.US_ASCII));
    metadata();
    return out.toByteArray();
  }

  private void metadata() throws IOException {
    map(9);
    text("node_count");
    uint32(NODES);
    text("record_size");
    uint32(24);
    text("ip_version");
    uint32(4);
    text("binary_format_major_version");
    uint32(2);
    text("binary_format_minor_version");
    uint32(0);
    text("build_epoch");
    uint32(1);
    text("database_type");
    text("test");
    text("languages");
    out.write(new byte[] {0, 4});
    text("description");
    map(0);
  }

  private void map(int entries) {
    out.write(7 << 5 | entries);
  }

  private void text(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length < 29) {
      out.write(2 << 5 | bytes.length);
    } else {
      out.write(2 << 5 | 29);
      out.write(bytes.length - 29);
    }
    out.write(bytes);
  }

  private void uint32(int value) {
    out.write(6 << 5 | 4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(value >>> shift);
    }
  }
}
