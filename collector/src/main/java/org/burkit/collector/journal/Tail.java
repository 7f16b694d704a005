package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import org.burkit.model.Sha256;

/**
 * The segment being written and where its durable part ends. Only the writer's thread may call it.
 *
 * <p>While it is written the file is longer than that by some zeros, so that most commits change
 * nothing but bytes that are there already: with the length of the file to be kept as well, a sync
 * takes half as long again. After a failure the file may be longer by other bytes; it is cut back
 * before anything else is written.
 */
final class Tail implements Closeable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PROOF_BYTES = 4096;
  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(4 << 20);

  private final SegmentFiles files;
  private final long segmentBytes;
  private SegmentFile file;
  private long number;
  private long salt;
  private long end;
  private boolean dirty;

  /** Where the zeros beyond the end go to; before the end where there are none. */
  private long reserved;

  /** Of all bytes before the end, and how many entries lie in them: what the seal will say. */
  private MessageDigest digest;

  private long entries;

  /** True for a segment that takes nothing more: it is sealed, or of an older format. */
  private boolean closed;

  private Tail(
      SegmentFiles files,
      long segmentBytes,
      SegmentFile file,
      long number,
      long salt,
      long end,
      MessageDigest digest) {
    this.files = files;
    this.segmentBytes = segmentBytes;
    this.file = file;
    this.number = number;
    this.salt = salt;
    this.end = end;
    this.digest = digest;
  }

  /** A new segment {@code number}, on the disk with its name; an unfinished one is replaced. */
  static Tail fresh(SegmentFiles files, long number, long segmentBytes) throws IOException {
    long salt = RANDOM.nextLong();
    SegmentFile file = create(files, number, salt);
    return new Tail(
        files,
        segmentBytes,
        file,
        number,
        salt,
        SegmentFormat.SEGMENT_HEADER,
        digest(number, salt));
  }

  /**
   * An existing segment as it was read: its blocks end at {@code end}, and hold so many entries.
   */
  record Found(long number, long end, long entries, boolean sealed) {}

  /** Goes on with an existing segment; what lies behind its end is cut off. */
  static Tail resume(SegmentFiles files, Found found, long segmentBytes) throws IOException {
    MessageDigest digest;
    try (Segment segment = Segment.open(files, found.number)) {
      digest = segment.digest(found.end);
    }
    SegmentFile file = files.openForWriting(found.number);
    try {
      SegmentFormat.SegmentHeader header = Segment.header(files, file, found.number);
      var tail =
          new Tail(files, segmentBytes, file, found.number, header.salt(), found.end, digest);
      tail.entries = found.entries;
      tail.closed = found.sealed || !header.isCurrent();
      tail.dirty = !found.sealed && file.size() > found.end;
      tail.mend();
      return tail;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static MessageDigest digest(long number, long salt) {
    MessageDigest digest = Sha256.digest();
    digest.update(SegmentFormat.segmentHeader(number, salt));
    return digest;
  }

  Position end() {
    return new Position(number, end);
  }

  /** The salt of the segment that is being written. */
  long salt() {
    return salt;
  }

  /**
   * Returns the block once the entries are on the disk; after an exception none of them will be
   * read back.
   */
  Block append(List<Entry> fresh) throws IOException {
    mend();
    if (end >= segmentBytes || closed) {
      roll();
    }
    ByteBuffer block = SegmentFormat.block(fresh, salt);
    Position at = end();
    dirty = true;
    reserveAfter(end + block.remaining());
    file.write(block.duplicate(), end);
    file.force();
    dirty = false;
    end += block.remaining();
    entries += fresh.size();
    digest.update(block);
    return new Block(at, end(), fresh);
  }

  /** More zeros from there on, where the block needs the last ones and the disk has room. */
  private void reserveAfter(long next) throws IOException {
    int room = Math.clamp(segmentBytes - next, 0, ZEROS.capacity());
    if (next > reserved && room > 0) {
      try {
        file.write(ZEROS.slice(0, room), next);
        reserved = next + room;
      } catch (IOException e) {
        cut();
      }
    }
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
      cut();
      file.force();
      dirty = false;
    }
  }

  private void cut() throws IOException {
    file.truncate(end);
    reserved = end;
  }

  private void roll() throws IOException {
    if (!closed) {
      seal();
    }
    long nextSalt = RANDOM.nextLong();
    SegmentFile next = create(files, number + 1, nextSalt);
    SegmentFile full = file;
    file = next;
    number++;
    salt = nextSalt;
    end = SegmentFormat.SEGMENT_HEADER;
    reserved = 0;
    digest = digest(number, salt);
    entries = 0;
    closed = false;
    full.close();
  }

  private void seal() throws IOException {
    Bytes sum = Bytes.owning(copy(digest).digest());
    dirty = true;
    cut();
    file.write(SegmentFormat.seal(new SegmentFormat.Seal(entries, sum), salt), end);
    file.force();
    dirty = false;
    closed = true;
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 of every Java platform can be copied", e);
    }
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
    try (SegmentFile last = file) {
      if (reserved > end) {
        last.truncate(end);
      }
    }
  }
}
