package org.burkit.collector.journal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;

/** Immutable bytes, compared by content. Any thread may use them. */
public final class Bytes {
  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of {@code content}: later changes to the array are not seen. */
  public static Bytes copyOf(byte[] content) {
    return new Bytes(content.clone());
  }

  /** Takes {@code content} over without a copy; the caller gives the array up. */
  public static Bytes owning(byte[] content) {
    return new Bytes(content);
  }

  public int length() {
    return content.length;
  }

  public byte[] toArray() {
    return content.clone();
  }

  public InputStream stream() {
    return new ByteArrayInputStream(content);
  }

  /** The array itself, for writing it out inside this package without a copy. */
  byte[] unsafeArray() {
    return content;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return "Bytes[" + content.length + "]";
  }
}
