package org.burkit.evidence.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Zip files in one form: files in the order of their names, stored without compression, without
 * extra fields, all of the same time. Files of the same names and contents are the same bytes, so
 * that whoever reads one writes it again and compares.
 *
 * <p>Nothing is ever unpacked to a disk, and nothing is larger than what was given.
 */
public final class StoredZip {
  /** Of a whole zip, in bytes. */
  public static final int LARGEST = 256 << 20;

  private static final int MOST_FILES = 20_000;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){0,6}");
  private static final int LONGEST_NAME = 200;

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_BYTES = 30;
  private static final int CENTRAL_BYTES = 46;
  private static final int END_BYTES = 22;
  private static final short VERSION = 10;

  /** The first day that zip knows: 1980-01-01. */
  private static final int TIME = 0x0021_0000;

  /** Written on Unix, so that the permissions below are read. */
  private static final short MADE_BY = 3 << 8 | VERSION;

  /** A file that its owner may write and everybody read. */
  private static final int PERMISSIONS = 0100644 << 16;

  private StoredZip() {}

  /** The one zip of these files. */
  public static byte[] write(SortedMap<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    var central = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] name = file.getKey().getBytes(StandardCharsets.US_ASCII);
      ByteBuffer about = about(name.length, file.getValue());
      ByteBuffer entry = little(CENTRAL_BYTES).putInt(CENTRAL).putShort(MADE_BY);
      entry.put(about.duplicate()).putShort((short) 0).putShort((short) 0).putShort((short) 0);
      add(central, bytes(entry.putInt(PERMISSIONS).putInt(out.size())), name);
      add(out, bytes(little(LOCAL_BYTES).putInt(LOCAL).put(about)), name);
      add(out, file.getValue());
    }
    ByteBuffer end = little(END_BYTES).putInt(END).putInt(0);
    end.putShort((short) files.size()).putShort((short) files.size());
    end.putInt(central.size()).putInt(out.size()).putShort((short) 0);
    add(out, central.toByteArray(), bytes(end));
    return out.toByteArray();
  }

  /** What both headers of a file have in common: 26 bytes. */
  private static ByteBuffer about(int nameLength, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    ByteBuffer about = little(LOCAL_BYTES - Integer.BYTES).putShort(VERSION);
    about.putShort((short) 0).putShort((short) 0).putInt(TIME).putInt((int) crc.getValue());
    about.putInt(content.length).putInt(content.length);
    return about.putShort((short) nameLength).putShort((short) 0).flip();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** What was put into it. */
  private static byte[] bytes(ByteBuffer filled) {
    return take(filled.flip(), filled.limit());
  }

  private static void add(ByteArrayOutputStream out, byte[]... parts) {
    try {
      for (byte[] part : parts) {
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /**
   * The files of a zip in that form.
   *
   * @throws Unfit for any other bytes
   */
  public static SortedMap<String, byte[]> read(byte[] zip) throws Unfit {
    if (zip.length > LARGEST) {
      throw new Unfit("it has more than " + (LARGEST >> 20) + " MiB");
    }
    ByteBuffer in = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    var files = new LinkedHashMap<String, byte[]>();
    while (in.remaining() >= LOCAL_BYTES && in.getInt(in.position()) == LOCAL) {
      if (files.size() == MOST_FILES) {
        throw new Unfit("it has more than " + MOST_FILES + " files");
      }
      int start = in.position();
      long size = Integer.toUnsignedLong(in.getInt(start + 22));
      int nameLength = Short.toUnsignedInt(in.getShort(start + 26));
      in.position(start + LOCAL_BYTES);
      if (nameLength > LONGEST_NAME || nameLength + size > in.remaining()) {
        throw new Unfit("a file in it is cut short");
      }
      String name = new String(take(in, nameLength), StandardCharsets.US_ASCII);
      if (!isName(name) || files.put(name, take(in, (int) size)) != null) {
        throw new Unfit("a file in it has a name that is not allowed, or one that stands twice");
      }
    }
    var sorted = new TreeMap<>(files);
    if (!Arrays.equals(write(sorted), zip)) {
      throw new Unfit("it is not the one zip that files of these names and contents make");
    }
    return sorted;
  }

  private static boolean isName(String name) {
    return NAME.matcher(name).matches()
        && Arrays.stream(name.split("/", -1)).noneMatch(part -> part.matches("\\.+"));
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }
}
