package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.file.Piece;

/**
 * What a copy of a journal is made of, while a collector may be writing it: full segments, and of
 * the one that grows its whole blocks. A block that nobody has had an answer for yet may be among
 * them; whoever sent it sends it again, and it counts once.
 */
public final class JournalPieces {
  private JournalPieces() {}

  /** In the order of the journal; {@code prefix} goes before each name. */
  public static List<Piece> of(Path directory, String prefix) throws IOException {
    var files = new DiskSegmentFiles(directory);
    List<Long> numbers = files.numbers();
    var pieces = new ArrayList<Piece>();
    for (long number : numbers) {
      Path file = files.path(number);
      String name = prefix + file.getFileName();
      if (number < numbers.getLast()) {
        pieces.add(Piece.of(name, file, Files.size(file), true));
      } else if (Files.size(file) >= SegmentFormat.SEGMENT_HEADER) {
        pieces.add(Piece.of(name, file, wholeBlocks(files, number), false));
      }
    }
    return List.copyOf(pieces);
  }

  /** Where the last whole block ends, or the seal behind it. */
  private static long wholeBlocks(SegmentFiles files, long number) throws IOException {
    try (Segment segment = Segment.open(files, number)) {
      long end = SegmentFormat.SEGMENT_HEADER;
      while (true) {
        long size = segment.size();
        switch (segment.at(end, size)) {
          case Segment.Found.Whole(Block block) -> end = block.next().offset();
          case Segment.Found.Sealed(_) -> {
            return size;
          }
          case Segment.Found.Nothing() -> {
            return end;
          }
          case Segment.Found.Broken(String why) -> {
            boolean isTorn = segment.wholeBlockAfter(end + 1, size) < 0;
            if (!(segment.at(end, segment.size()) instanceof Segment.Found.Whole)) {
              if (isTorn) {
                return end;
              }
              throw new JournalDamaged(files.path(number), end, why);
            }
          }
        }
      }
    }
  }

  /** What the journal in {@code directory} has in common with its copies alone; empty for none. */
  public static Optional<String> identity(Path directory) throws IOException {
    var files = new DiskSegmentFiles(directory);
    if (!Files.exists(files.path(1)) || Files.size(files.path(1)) < SegmentFormat.SEGMENT_HEADER) {
      return Optional.empty();
    }
    return Optional.of(FileJournal.identity(files));
  }
}
