package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.burkit.model.MalformedMeasurementException;
import org.burkit.model.MeasurementCodec;

/**
 * Reads every byte of a journal and holds it against what it says of itself: checksums, the id of
 * each measurement, the digest and the number in each seal. Changes nothing, and may run beside the
 * collector, whose last block it may find unfinished.
 */
public final class Inspection {
  private final SegmentFiles files;

  private Inspection(SegmentFiles files) {
    this.files = files;
  }

  /** Something that is not what was written. */
  public record Fault(Path file, long offset, String what) {
    @Override
    public String toString() {
      return file + " at byte " + offset + ": " + what;
    }
  }

  /**
   * What one segment's file holds.
   *
   * @param unfinished bytes at the end that belong to no whole block; harmless in the last segment
   */
  public record Finding(
      Path file,
      long bytes,
      long blocks,
      long entries,
      boolean sealed,
      long unfinished,
      List<Fault> faults) {
    public Finding {
      faults = List.copyOf(faults);
    }
  }

  /**
   * Inspects the journal in {@code directory}, giving each finding as it is made, in order.
   *
   * @throws IOException when a file cannot be read at all
   */
  public static List<Finding> of(Path directory, Consumer<Finding> progress) throws IOException {
    return Files.isDirectory(directory)
        ? new Inspection(new DiskSegmentFiles(directory)).from(1, progress)
        : List.of();
  }

  /** The same where the segments before the first that is there lie elsewhere. */
  public static List<Finding> ofEnd(Path directory, Consumer<Finding> progress) throws IOException {
    var files = new DiskSegmentFiles(directory);
    List<Long> numbers = Files.isDirectory(directory) ? files.numbers() : List.of();
    return numbers.isEmpty() ? List.of() : new Inspection(files).from(numbers.getFirst(), progress);
  }

  private List<Finding> from(long first, Consumer<Finding> progress) throws IOException {
    List<Long> numbers = files.numbers();
    List<Finding> findings = new ArrayList<>();
    for (long number = first; number <= (numbers.isEmpty() ? 0 : numbers.getLast()); number++) {
      Finding finding =
          numbers.contains(number)
              ? new Visit(number, number == numbers.getLast()).finding()
              : missing(number);
      findings.add(finding);
      progress.accept(finding);
    }
    return List.copyOf(findings);
  }

  private Finding missing(long number) {
    Path file = files.path(number);
    Fault fault = new Fault(file, 0, "this segment is missing");
    return new Finding(file, 0, 0, 0, false, 0, List.of(fault));
  }

  /** One segment, read from its first byte to its last. */
  private final class Visit {
    private final long number;
    private final boolean isLast;
    private final Path file;
    private final List<Fault> faults = new ArrayList<>();
    private long blocks;
    private long entries;
    private long unfinished;

    Visit(long number, boolean isLast) {
      this.number = number;
      this.isLast = isLast;
      this.file = files.path(number);
    }

    Finding finding() throws IOException {
      long size = Files.size(file);
      boolean sealed = false;
      if (size < SegmentFormat.SEGMENT_HEADER && isLast) {
        unfinished = size;
      } else {
        try (Segment segment = Segment.open(files, number)) {
          sealed = read(segment, size);
        } catch (JournalDamaged e) {
          faults.add(new Fault(file, 0, String.valueOf(e.getMessage())));
        }
      }
      return new Finding(file, size, blocks, entries, sealed, unfinished, faults);
    }

    /** True where it ends in a seal. */
    private boolean read(Segment segment, long size) throws IOException {
      long offset = SegmentFormat.SEGMENT_HEADER;
      while (true) {
        switch (segment.at(offset, size)) {
          case Segment.Found.Whole(Block block) -> {
            count(block);
            offset = block.next().offset();
          }
          case Segment.Found.Sealed(SegmentFormat.Seal seal) -> {
            hold(segment, seal, offset);
            return true;
          }
          case Segment.Found.Nothing() -> {
            if (!isLast && segment.mustBeSealed()) {
              faults.add(new Fault(file, offset, "the seal is missing"));
            }
            return false;
          }
          case Segment.Found.Broken(String why) -> {
            long next = segment.wholeBlockAfter(offset + 1, size);
            if (next < 0 && isLast) {
              unfinished = segment.isUnwritten(offset, size) ? 0 : size - offset;
              return false;
            }
            faults.add(new Fault(file, offset, why));
            if (next < 0) {
              return segment.isSealed(size);
            }
            offset = next;
          }
        }
      }
    }

    private void count(Block block) {
      blocks++;
      entries += block.entries().size();
      for (Entry entry : block.entries()) {
        String said = entry.envelope().id().hex();
        String found = id(entry);
        if (!found.equals(said)) {
          faults.add(
              new Fault(
                  file, block.at().offset(), "measurement " + said + " is in truth " + found));
        }
      }
    }

    private static String id(Entry entry) {
      try {
        return MeasurementCodec.id(entry.body().unsafeArray()).hex();
      } catch (MalformedMeasurementException e) {
        return "no measurement: " + e.getMessage();
      }
    }

    private void hold(Segment segment, SegmentFormat.Seal seal, long offset) throws IOException {
      Bytes digest = Bytes.owning(segment.digest(offset).digest());
      if (!seal.digest().equals(digest)) {
        faults.add(new Fault(file, offset, "the bytes before the seal do not have its digest"));
      }
      if (seal.entries() != entries) {
        faults.add(
            new Fault(
                file,
                offset,
                "the seal speaks of "
                    + seal.entries()
                    + " measurements, "
                    + entries
                    + " are whole"));
      }
    }
  }
}
