package org.burkit.collector.analyse;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * A file of measurements: lines of JSON, or one JSON document over many lines. Plain, gzip (RFC
 * 1952) or zstd (RFC 8878), told apart by their first bytes.
 */
final class MeasurementFile {
  private static final int LARGEST_MEASUREMENT = 16 << 20;

  private MeasurementFile() {}

  /** Gets a measurement's bytes and the number of the line it begins on. */
  interface Each {
    void accept(byte[] json, long line) throws IOException;
  }

  static void read(Path file, Each each) throws IOException {
    try (InputStream in = decompressed(new BufferedInputStream(Files.newInputStream(file)))) {
      if (isOneDocument(file)) {
        each.accept(bounded(in.readNBytes(LARGEST_MEASUREMENT + 1), file, 1), 1);
      } else {
        lines(in, file, each);
      }
    }
  }

  /** True where the first line is no whole object: then the file is one document. */
  private static boolean isOneDocument(Path file) throws IOException {
    try (InputStream in = decompressed(new BufferedInputStream(Files.newInputStream(file)))) {
      String first = new String(line(in, file, 1), StandardCharsets.UTF_8).strip();
      return first.startsWith("{") && !first.endsWith("}");
    }
  }

  private static void lines(InputStream in, Path file, Each each) throws IOException {
    long number = 1;
    for (byte[] line = line(in, file, number); line.length > 0; line = line(in, file, number)) {
      if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
        each.accept(line, number);
      }
      number++;
    }
  }

  /** The next line with its end; empty at the end of the file. */
  private static byte[] line(InputStream in, Path file, long number) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      line.write(b);
      if (line.size() > LARGEST_MEASUREMENT) {
        throw tooLarge(file, number);
      }
      if (b == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  private static byte[] bounded(byte[] json, Path file, long line) throws IOException {
    if (json.length > LARGEST_MEASUREMENT) {
      throw tooLarge(file, line);
    }
    return json;
  }

  private static IOException tooLarge(Path file, long line) {
    return new IOException(
        file + ":" + line + ": expected a measurement of at most 16 MiB, this one is larger");
  }

  private static InputStream decompressed(BufferedInputStream in) throws IOException {
    in.mark(4);
    byte[] start = in.readNBytes(4);
    in.reset();
    boolean gzip = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    boolean zstd = start.length > 3 && (start[0] & 0xFF) == 0x28 && (start[1] & 0xFF) == 0xB5;
    InputStream plain = gzip ? new GZIPInputStream(in) : zstd ? new ZstdInputStream(in) : in;
    return new BufferedInputStream(plain, 1 << 16);
  }
}
