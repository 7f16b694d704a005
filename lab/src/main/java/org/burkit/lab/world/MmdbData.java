package org.burkit.lab.world;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The data section of a MaxMind DB: strings, unsigned numbers, maps and arrays, each after its
 * control byte. One thread.
 */
final class MmdbData {
  private static final int STRING = 2;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int EXTENDED = 0;
  private static final int UINT64 = 9;
  private static final int ARRAY = 11;
  private static final int FIRST_EXTENDED = 7;

  /** Lengths from here on take a second byte; nothing of the lab's takes a third. */
  private static final int LONG_FROM = 29;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  int size() {
    return out.size();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  void map(Map<String, ?> map) {
    control(MAP, map.size());
    map.forEach((key, value) -> {
      value(key);
      value(value);
    });
  }

  private void value(Object value) {
    switch (value) {
      case String text -> {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        control(STRING, utf8.length);
        out.writeBytes(utf8);
      }
      case Short number -> {
        control(UINT16, Short.BYTES);
        out.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort(number).array());
      }
      case Integer number -> {
        control(UINT32, Integer.BYTES);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
      }
      case Long number -> {
        control(UINT64, Long.BYTES);
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
      }
      case List<?> list -> {
        control(ARRAY, list.size());
        list.forEach(this::value);
      }
      case Map<?, ?> map -> {
        control(MAP, map.size());
        map.forEach((key, inner) -> {
          value(key);
          value(inner);
        });
      }
      default -> throw new IllegalArgumentException("no MMDB type for " + value.getClass());
    }
  }

  private void control(int type, int length) {
    if (length >= LONG_FROM + 256) {
      throw new IllegalArgumentException("longer than the lab needs: " + length);
    }
    int low = Math.min(length, LONG_FROM);
    boolean extended = type > FIRST_EXTENDED;
    out.write((extended ? EXTENDED : type) << 5 | low);
    if (extended) {
      out.write(type - FIRST_EXTENDED);
    }
    if (low == LONG_FROM) {
      out.write(length - LONG_FROM);
    }
  }
}
