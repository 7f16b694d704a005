package org.burkit.collector.file;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.burkit.envelope.NotSealed;
import org.burkit.envelope.OpeningKey;
import org.burkit.envelope.SealedInput;

/**
 * A file of measurements: lines of JSON, or one JSON document over many lines. Plain, gzip (RFC
 * 1952) or zstd (RFC 8878), told apart by their first bytes; lines also sealed. One thread.
 */
public final class MeasurementFile implements AutoCloseable {
  public static final int LARGEST_MEASUREMENT = 16 << 20;

  /** Plain bytes in a sealed file: more than a probe's queue holds. */
  static final long LARGEST_SEALED = 256L << 20;

  private static final int BLOCK = 1 << 16;
  private static final int SEAL = 8;

  /**
   * What stands on one line, or in the whole of a file that is one document.
   *
   * @param number of the line it begins on, from 1
   * @param json empty where there was more than {@link #LARGEST_MEASUREMENT}
   */
  public record Entry(long number, Optional<byte[]> json) {}

  private final SeekableByteChannel raw;
  private final InputStream in;
  private final boolean oneDocument;
  private final byte[] block = new byte[BLOCK];
  private int from;
  private int to;
  private long number;

  /**
   * Opens a file; a sealed one by whichever of the keys fits.
   *
   * @throws NotSealed where none does
   */
  public MeasurementFile(Path file, List<OpeningKey> keys) throws IOException {
    boolean sealed = isSealed(file);
    this.oneDocument = !sealed && isOneDocument(file);
    this.raw = Files.newByteChannel(file);
    InputStream bytes = Channels.newInputStream(raw);
    this.in = sealed ? opened(bytes, keys) : decompressed(bytes);
  }

  /** True where a volunteer sealed the file. */
  public static boolean isSealed(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return SealedInput.isSealed(in.readNBytes(SEAL));
    }
  }

  /** What strangers sealed is bounded however well it is packed. */
  private static InputStream opened(InputStream file, List<OpeningKey> keys) throws IOException {
    InputStream sealed = new SealedInput(new BufferedInputStream(file, BLOCK), keys);
    return new BoundedInput(decompressed(sealed), LARGEST_SEALED);
  }

  /** The next measurement in the order of the file; empty lines are passed over. */
  public Optional<Entry> next() throws IOException {
    if (oneDocument) {
      return number++ > 0 ? Optional.empty() : Optional.of(new Entry(1, document()));
    }
    while (fill()) {
      number++;
      Optional<byte[]> line = line();
      if (line.isEmpty() || !isBlank(line.get())) {
        return Optional.of(new Entry(number, line));
      }
    }
    return Optional.empty();
  }

  /** How many bytes of the file itself were read so far; about, since it is read in blocks. */
  public long bytesRead() throws IOException {
    return raw.position();
  }

  private Optional<byte[]> document() throws IOException {
    byte[] all = in.readNBytes(LARGEST_MEASUREMENT + 1);
    return all.length > LARGEST_MEASUREMENT ? Optional.empty() : Optional.of(all);
  }

  /** Up to the next end of a line; one that is too large is read to its end and dropped. */
  private Optional<byte[]> line() throws IOException {
    var line = new ByteArrayOutputStream();
    boolean ended = false;
    boolean tooLarge = false;
    while (!ended && fill()) {
      int end = from;
      while (end < to && block[end] != '\n') {
        end++;
      }
      tooLarge |= line.size() + end - from > LARGEST_MEASUREMENT;
      if (!tooLarge) {
        line.write(block, from, end - from);
      }
      ended = end < to;
      from = ended ? end + 1 : to;
    }
    return tooLarge ? Optional.empty() : Optional.of(line.toByteArray());
  }

  /** False at the end of the file. */
  private boolean fill() throws IOException {
    if (from == to) {
      from = 0;
      to = Math.max(0, in.read(block));
    }
    return to > 0;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** True where the first line is no whole object: then the file is one document. */
  private static boolean isOneDocument(Path file) throws IOException {
    try (InputStream in = decompressed(Files.newInputStream(file))) {
      String start = new String(in.readNBytes(BLOCK), StandardCharsets.UTF_8);
      String first = start.lines().findFirst().orElse("").strip();
      return first.startsWith("{") && !first.endsWith("}") && start.indexOf('\n') >= 0;
    }
  }

  private static InputStream decompressed(InputStream file) throws IOException {
    var raw = new BufferedInputStream(file, BLOCK);
    raw.mark(4);
    byte[] start = raw.readNBytes(4);
    raw.reset();
    boolean gzip = start.length > 1 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B;
    boolean zstd = start.length > 3 && (start[0] & 0xFF) == 0x28 && (start[1] & 0xFF) == 0xB5;
    return gzip ? new GZIPInputStream(raw, BLOCK) : zstd ? new ZstdInputStream(raw) : raw;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
