package org.burkit.model;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/**
 * What measurements have in common, by which a probe and a collector shorten what passes between
 * them: zstd with a dictionary (content coding {@code dcz}, RFC 9842). Any thread may ask.
 *
 * <p>The dictionary is a made-up measurement and some words. It is never changed: what was
 * shortened by it is only read by it. A better one is another file under another digest.
 */
public final class Dictionary {
  /** The name of the content coding. */
  public static final String CODING = "dcz";

  /** Bytes before the zstd frame: a skippable frame with the dictionary's digest (section 5). */
  public static final int PREFIX_LENGTH = 40;

  private static final byte[] MAGIC = HexFormat.of().parseHex("5e2a4d1820000000");
  private static final byte[] BYTES = read();
  private static final byte[] PREFIX = prefix(BYTES);

  private Dictionary() {}

  /** The raw content of the dictionary. */
  public static byte[] bytes() {
    return BYTES.clone();
  }

  /** What a body in this coding begins with: {@link #PREFIX_LENGTH} bytes. */
  public static byte[] prefix() {
    return PREFIX.clone();
  }

  private static byte[] read() {
    try (InputStream in = Dictionary.class.getResourceAsStream("dictionary.ndjson")) {
      if (in == null) {
        throw new IllegalStateException("the dictionary must lie beside its class");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] prefix(byte[] dictionary) {
    ByteArrayOutputStream prefix = new ByteArrayOutputStream(PREFIX_LENGTH);
    prefix.writeBytes(MAGIC);
    prefix.writeBytes(Sha256.of(dictionary));
    return prefix.toByteArray();
  }
}
