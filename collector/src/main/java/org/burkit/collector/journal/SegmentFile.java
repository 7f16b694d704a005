package org.burkit.collector.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One open file of the journal: the seam at which tests make a disk fail. One thread at a time. */
interface SegmentFile extends Closeable {
  /** Writes all of {@code bytes} from {@code offset} on. */
  void write(ByteBuffer bytes, long offset) throws IOException;

  /** Returns once all that was written is on the disk. */
  void force() throws IOException;

  void truncate(long size) throws IOException;

  long size() throws IOException;

  /**
   * Fills {@code target} from {@code offset} on as far as the file goes; the number of bytes got.
   */
  int read(ByteBuffer target, long offset) throws IOException;

  @Override
  void close() throws IOException;
}
