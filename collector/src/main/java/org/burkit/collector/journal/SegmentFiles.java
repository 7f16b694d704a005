package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The directory of segments. Used by the journal's writer and readers; safe for any thread. */
interface SegmentFiles {
  /** Numbers of the segments present, rising. */
  List<Long> numbers() throws IOException;

  /** Makes an empty file; fails if there is one. */
  SegmentFile create(long number) throws IOException;

  SegmentFile openForWriting(long number) throws IOException;

  SegmentFile openForReading(long number) throws IOException;

  void delete(long number) throws IOException;

  /** Returns once the names in the directory are on the disk. */
  void forceDirectory() throws IOException;

  Path path(long number);
}
