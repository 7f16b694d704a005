package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.List;

/**
 * The segment being written and where its durable part ends. Only the writer's thread may call it.
 *
 * <p>After a failure the file may be longer than its durable part; it is cut back before anything
 * else is written.
 */
final class Tail implements Closeable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PROOF_BYTES = 4096;

  private final SegmentFiles files;
  private final long segmentBytes;
  private SegmentFile file;
  private long number;
  private long salt;
  private long end;
  private boolean dirty;

  /** True for a segment of an older format: what comes goes into a new one. */
  private boolean older;

  private Tail(
      SegmentFiles files, long segmentBytes, SegmentFile file, long number, long salt, long end) {
    this.files = files;
    this.segmentBytes = segmentBytes;
    this.file = file;
    this.number = number;
    this.salt = salt;
    this.end = end;
  }

  /** A new segment {@code number}, on the disk with its name; an unfinished one is replaced. */
  static Tail fresh(SegmentFiles files, long number, long segmentBytes) throws IOException {
    long salt = RANDOM.nextLong();
    SegmentFile file = create(files, number, salt);
    return new Tail(files, segmentBytes, file, number, salt, SegmentFormat.SEGMENT_HEADER);
  }

  /** The existing segment {@code number}, cut off at {@code end} where it is longer. */
  static Tail resume(SegmentFiles files, long number, long end, long segmentBytes)
      throws IOException {
    SegmentFile file = files.openForWriting(number);
    try {
      SegmentFormat.SegmentHeader header = Segment.header(files, file, number);
      var tail = new Tail(files, segmentBytes, file, number, header.salt(), end);
      tail.older = !header.isCurrent();
      tail.dirty = file.size() > end;
      tail.mend();
      return tail;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  Position end() {
    return new Position(number, end);
  }

  /**
   * Returns once the entries are on the disk; after an exception none of them will be read back.
   */
  void append(List<Entry> entries) throws IOException {
    mend();
    if (end >= segmentBytes || older) {
      roll();
    }
    ByteBuffer block = SegmentFormat.block(entries, salt);
    int length = block.remaining();
    dirty = true;
    file.write(block, end);
    file.force();
    dirty = false;
    end += length;
  }

  /** Writes a page beyond the end and takes it back: succeeds only if the disk has room. */
  void prove() throws IOException {
    mend();
    dirty = true;
    file.write(ByteBuffer.allocate(PROOF_BYTES), end);
    file.force();
    mend();
  }

  /** Cuts the file back to its durable part, if it may be longer. */
  void mend() throws IOException {
    if (dirty) {
      file.truncate(end);
      file.force();
      dirty = false;
    }
  }

  private void roll() throws IOException {
    long nextSalt = RANDOM.nextLong();
    SegmentFile next = create(files, number + 1, nextSalt);
    SegmentFile full = file;
    file = next;
    number++;
    salt = nextSalt;
    end = SegmentFormat.SEGMENT_HEADER;
    older = false;
    full.close();
  }

  private static SegmentFile create(SegmentFiles files, long number, long salt) throws IOException {
    files.delete(number);
    SegmentFile file = files.create(number);
    try {
      file.write(SegmentFormat.segmentHeader(number, salt), 0);
      file.force();
      files.forceDirectory();
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      files.delete(number);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
