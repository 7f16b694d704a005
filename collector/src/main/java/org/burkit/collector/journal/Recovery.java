package org.burkit.collector.journal;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What opening a journal does: reads every block, learns the ids, and cuts off an end that a crash
 * left unfinished. Used once, by the thread that opens the journal.
 *
 * <p>Only the last segment can have a torn end, and only in its last block, since each block is on
 * the disk before the next is begun. Anything else that does not read is damage, and is reported
 * without touching the files.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final SegmentFiles files;
  private final IdSet ids = new IdSet();

  private Recovery(SegmentFiles files) {
    this.files = files;
  }

  /** The ids found and the place to write the next block at. */
  record State(IdSet ids, Tail tail) {}

  static State run(SegmentFiles files, long segmentBytes) throws IOException {
    return new Recovery(files).run(segmentBytes);
  }

  private State run(long segmentBytes) throws IOException {
    List<Long> numbers = files.numbers();
    if (numbers.isEmpty()) {
      return new State(ids, Tail.fresh(files, 1, segmentBytes));
    }
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i + 1) {
        throw new JournalDamaged(files.path(i + 1), 0, "this segment is missing");
      }
    }
    for (long number = 1; number < numbers.size(); number++) {
      readSealed(number);
    }
    return new State(ids, recoverLast(numbers.size(), segmentBytes));
  }

  private void readSealed(long number) throws IOException {
    try (Segment segment = Segment.open(files, number)) {
      long size = segment.size();
      long end = readBlocks(segment, size);
      if (end < size) {
        throw damaged(segment, number, end, size);
      }
    }
  }

  private Tail recoverLast(long number, long segmentBytes) throws IOException {
    long end;
    long size;
    try (SegmentFile file = files.openForReading(number)) {
      size = file.size();
    }
    if (size < SegmentFormat.SEGMENT_HEADER) {
      log.warn(
          "{} had only {} bytes of a header after a crash; it held no measurement and is begun anew",
          files.path(number),
          size);
      return Tail.fresh(files, number, segmentBytes);
    }
    try (Segment segment = Segment.open(files, number)) {
      end = readBlocks(segment, size);
      if (end < size && segment.wholeBlockAfter(end + 1, size) >= 0) {
        throw damaged(segment, number, end, size);
      }
    }
    if (end < size) {
      log.warn(
          "{} ended in {} bytes of a block that a crash left unfinished; they were never"
              + " acknowledged and are cut off at byte {}",
          files.path(number),
          size - end,
          end);
    }
    return Tail.resume(files, number, end, segmentBytes);
  }

  /** Learns the ids of the whole blocks from the start; returns where they end. */
  private long readBlocks(Segment segment, long size) throws IOException {
    long offset = SegmentFormat.SEGMENT_HEADER;
    while (segment.at(offset, size) instanceof Segment.Found.Whole(Block block)) {
      for (Entry entry : block.entries()) {
        ids.add(entry.envelope().idBytes());
      }
      offset = block.next().offset();
    }
    return offset;
  }

  private JournalDamaged damaged(Segment segment, long number, long offset, long size)
      throws IOException {
    String what =
        switch (segment.at(offset, size)) {
          case Segment.Found.Broken(String why) -> why;
          case Segment.Found.Nothing() -> "nothing is here";
          case Segment.Found.Whole(Block block) -> "the block reads now and did not before";
        };
    return new JournalDamaged(files.path(number), offset, what);
  }
}
