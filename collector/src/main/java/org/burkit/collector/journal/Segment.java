package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.burkit.model.Sha256;
import org.jspecify.annotations.Nullable;

/** One segment open for reading. One thread at a time. */
final class Segment implements Closeable {
  private final SegmentFile file;
  private final long number;
  private final SegmentFormat.SegmentHeader header;

  private Segment(SegmentFile file, long number, SegmentFormat.SegmentHeader header) {
    this.file = file;
    this.number = number;
    this.header = header;
  }

  /** What is found at an offset. */
  sealed interface Found {
    record Whole(Block block) implements Found {}

    record Nothing() implements Found {}

    /** Its end: nothing is ever written behind it. */
    record Sealed(SegmentFormat.Seal seal) implements Found {}

    record Broken(String why) implements Found {}
  }

  static Segment open(SegmentFiles files, long number) throws IOException {
    SegmentFile file = files.openForReading(number);
    try {
      return new Segment(file, number, header(files, file, number));
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** The header of {@code file}. */
  static SegmentFormat.SegmentHeader header(SegmentFiles files, SegmentFile file, long number)
      throws IOException {
    byte[] header = new byte[SegmentFormat.SEGMENT_HEADER];
    if (file.read(ByteBuffer.wrap(header), 0) < SegmentFormat.SEGMENT_HEADER) {
      throw new JournalDamaged(files.path(number), 0, "the file ends inside the segment's header");
    }
    try {
      return SegmentFormat.header(header, number);
    } catch (JournalDamaged e) {
      throw e;
    } catch (IOException e) {
      throw new JournalDamaged(files.path(number), 0, String.valueOf(e.getMessage()));
    }
  }

  /** What lies at {@code offset}, when the segment is taken to end at {@code limit}. */
  Found at(long offset, long limit) throws IOException {
    if (offset == limit) {
      return new Found.Nothing();
    }
    ByteBuffer bytes = ByteBuffer.allocate(SegmentFormat.BLOCK_HEADER);
    file.read(bytes, offset);
    SegmentFormat.BlockHeader block = SegmentFormat.blockHeader(bytes.flip());
    if (block == null) {
      SegmentFormat.Seal seal = seal(offset, limit);
      return seal == null ? new Found.Broken(noBlock(offset, limit)) : new Found.Sealed(seal);
    }
    byte[] frame = frame(block, offset, limit);
    if (frame == null) {
      return new Found.Broken("the block is cut short");
    }
    if (!SegmentFormat.checks(block, frame, header.salt())) {
      return new Found.Broken("the block does not have its checksum");
    }
    try {
      long next = offset + SegmentFormat.BLOCK_HEADER + block.compressed();
      return new Found.Whole(
          new Block(
              new Position(number, offset),
              new Position(number, next),
              SegmentFormat.entries(header, block, frame)));
    } catch (IOException e) {
      return new Found.Broken(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The first offset from {@code offset} on where a whole block begins, or -1. It tells a torn end,
   * after which nothing was ever written, from damage in the middle.
   */
  long wholeBlockAfter(long offset, long limit) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(1 << 16);
    for (long from = offset; from < limit; from += window.capacity() - 3) {
      window.clear();
      file.read(window, from);
      window.flip();
      for (int i = 0; i + 4 <= window.limit(); i++) {
        if (window.getInt(i) == SegmentFormat.BLOCK_MAGIC
            && at(from + i, limit) instanceof Found.Whole) {
          return from + i;
        }
      }
    }
    return -1;
  }

  /** True where nothing but zeros lies between the two: room that was made for more. */
  boolean isUnwritten(long offset, long limit) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(1 << 16);
    for (long from = offset; from < limit; from += window.capacity()) {
      window.clear().limit((int) Math.min(window.capacity(), limit - from));
      file.read(window, from);
      window.flip();
      while (window.hasRemaining()) {
        if (window.get() != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private String noBlock(long offset, long limit) {
    return header.hasSeal() && limit - offset < SegmentFormat.SEAL
        ? "no block begins here, and a seal is cut short"
        : "no block begins here";
  }

  private SegmentFormat.@Nullable Seal seal(long offset, long limit) throws IOException {
    if (!header.hasSeal() || limit - offset != SegmentFormat.SEAL) {
      return null;
    }
    byte[] bytes = new byte[SegmentFormat.SEAL];
    file.read(ByteBuffer.wrap(bytes), offset);
    return SegmentFormat.sealIn(bytes, header.salt());
  }

  /** True where its last bytes are a whole seal. */
  boolean isSealed(long size) throws IOException {
    return size >= SegmentFormat.SEGMENT_HEADER + SegmentFormat.SEAL
        && seal(size - SegmentFormat.SEAL, size) != null;
  }

  long salt() {
    return header.salt();
  }

  /** True for a version whose full segments end in a seal. */
  boolean mustBeSealed() {
    return header.hasSeal();
  }

  /** The SHA-256 of the bytes before {@code end}. */
  MessageDigest digest(long end) throws IOException {
    MessageDigest digest = Sha256.digest();
    ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
    for (long at = 0; at < end; at += chunk.limit()) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), end - at));
      if (file.read(chunk, at) < chunk.limit()) {
        throw new IOException("the file ends before byte " + end);
      }
      digest.update(chunk.flip());
    }
    return digest;
  }

  long size() throws IOException {
    return file.size();
  }

  private byte @Nullable [] frame(SegmentFormat.BlockHeader header, long offset, long limit)
      throws IOException {
    if (offset + SegmentFormat.BLOCK_HEADER + header.compressed() > limit) {
      return null;
    }
    byte[] frame = new byte[header.compressed()];
    int got = file.read(ByteBuffer.wrap(frame), offset + SegmentFormat.BLOCK_HEADER);
    return got == frame.length ? frame : null;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
