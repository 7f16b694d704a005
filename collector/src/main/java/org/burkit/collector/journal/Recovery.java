package org.burkit.collector.journal;

import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What opening a journal does: looks at the end of every segment, reads the last one whole, brings
 * the index of ids up to it, and cuts off an end that a crash left unfinished. Used once, by the
 * thread that opens the journal.
 *
 * <p>Only the last segment can have a torn end, and only in its last block or its seal, since each
 * block is on the disk before the next is begun. Anything else that does not read is damage, and is
 * reported without touching the files. What lies inside sealed segments is read where the index
 * does not know it yet, and by {@link Inspection}.
 */
final class Recovery {
  private static final Logger log = LoggerFactory.getLogger(Recovery.class);

  private final SegmentFiles files;
  private final IdIndex ids;

  private Recovery(SegmentFiles files, IdIndex ids) {
    this.files = files;
    this.ids = ids;
  }

  /** The place to write the next block at; the index knows all before it. */
  static Tail run(SegmentFiles files, IdIndex ids, long segmentBytes) throws IOException {
    return new Recovery(files, ids).run(segmentBytes);
  }

  private Tail run(long segmentBytes) throws IOException {
    List<Long> numbers = files.numbers();
    for (int i = 0; i < numbers.size(); i++) {
      if (numbers.get(i) != i + 1) {
        throw new JournalDamaged(files.path(i + 1), 0, "this segment is missing");
      }
    }
    forgetAnotherJournal(numbers.size());
    if (numbers.isEmpty()) {
      return Tail.fresh(files, 1, segmentBytes);
    }
    Position known = ids.known().next();
    for (long number = 1; number < numbers.size(); number++) {
      readFull(number, known);
    }
    return recoverLast(numbers.size(), known, segmentBytes);
  }

  /** The index may be that of a journal that was put back from a copy, or taken away. */
  private void forgetAnotherJournal(long last) throws IOException {
    IdIndex.Known known = ids.known();
    if (!known.equals(IdIndex.Known.NOTHING) && !isOurs(known, last)) {
      log.warn("the index of ids is that of another journal and is made anew from this one");
      ids.clear();
    }
  }

  private boolean isOurs(IdIndex.Known known, long last) throws IOException {
    if (known.at().segment() > last) {
      return false;
    }
    try (Segment segment = Segment.open(files, known.at().segment())) {
      return segment.salt() == known.salt()
          && segment.at(known.at().offset(), segment.size())
              instanceof Segment.Found.Whole(var block)
          && IdIndex.Known.of(block, segment.salt()).equals(known);
    } catch (JournalDamaged e) {
      return false;
    }
  }

  private void readFull(long number, Position known) throws IOException {
    try (Segment segment = Segment.open(files, number)) {
      long size = segment.size();
      boolean isKnown = known.segment() > number;
      if (isKnown && segment.isSealed(size)) {
        return;
      }
      Walk walk = walk(segment, size, known);
      boolean isWhole = walk.sealed || (walk.end == size && !segment.mustBeSealed());
      if (!isWhole) {
        throw damaged(segment, number, walk.end, size);
      }
    }
  }

  private Tail recoverLast(long number, Position known, long segmentBytes) throws IOException {
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
    Walk walk;
    boolean isTorn;
    try (Segment segment = Segment.open(files, number)) {
      walk = walk(segment, size, known);
      isTorn = !walk.sealed && !segment.isUnwritten(walk.end, size);
      if (isTorn && segment.wholeBlockAfter(walk.end + 1, size) >= 0) {
        throw damaged(segment, number, walk.end, size);
      }
    }
    if (isTorn) {
      log.warn(
          "{} ended in {} bytes of a block that a crash left unfinished; they were never"
              + " acknowledged and are cut off at byte {}",
          files.path(number),
          size - walk.end,
          walk.end);
    }
    return Tail.resume(
        files, new Tail.Found(number, walk.end, walk.entries, walk.sealed), segmentBytes);
  }

  /** Where the whole blocks of a segment end, how many entries they hold, and what follows. */
  private record Walk(long end, long entries, boolean sealed) {}

  /** Reads the whole blocks from the start, and tells the index of those that it does not know. */
  private Walk walk(Segment segment, long size, Position known) throws IOException {
    long offset = SegmentFormat.SEGMENT_HEADER;
    long entries = 0;
    Segment.Found found = segment.at(offset, size);
    while (found instanceof Segment.Found.Whole(Block block)) {
      if (block.at().compareTo(known) >= 0) {
        ids.put(block, segment.salt());
      }
      entries += block.entries().size();
      offset = block.next().offset();
      found = segment.at(offset, size);
    }
    return new Walk(offset, entries, found instanceof Segment.Found.Sealed);
  }

  private JournalDamaged damaged(Segment segment, long number, long offset, long size)
      throws IOException {
    String what =
        switch (segment.at(offset, size)) {
          case Segment.Found.Broken(String why) -> why;
          case Segment.Found.Nothing() -> "the seal is missing";
          case Segment.Found.Sealed(_) -> "the seal reads now and did not before";
          case Segment.Found.Whole(Block block) -> "the block reads now and did not before";
        };
    return new JournalDamaged(files.path(number), offset, what);
  }
}
