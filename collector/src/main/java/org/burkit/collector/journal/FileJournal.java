package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.burkit.model.MeasurementId;

/**
 * The journal in the files of one data directory: ordered, and without duplicates.
 *
 * <p>An answer means the disk: a {@link Receipt} is given only after {@code fsync}. One process at
 * a time holds a journal.
 */
public final class FileJournal implements Journal {
  /** Beside the segments: all in it is made from them. */
  private static final String IDS = "ids";

  private final SegmentFiles files;
  private final String identity;
  private final FileChannel lock;
  private final AppendQueue queue;
  private final DurableEnd end;
  private final IdIndex ids;
  private final Tail tail;
  private final GroupCommit commits;
  private final Thread writer;
  private final RightOfWay rightOfWay = new RightOfWay();

  private FileJournal(
      SegmentFiles files,
      String identity,
      FileChannel lock,
      JournalLimits limits,
      IdIndex ids,
      Tail tail) {
    this.files = files;
    this.identity = identity;
    this.lock = lock;
    this.ids = ids;
    this.tail = tail;
    this.queue = new AppendQueue(limits);
    this.end = new DurableEnd(tail.end());
    this.commits = new GroupCommit(queue, ids, tail, end);
    // A platform thread: a virtual one would hold a carrier during every fsync.
    this.writer = Thread.ofPlatform().name("journal-writer").start(commits);
  }

  /**
   * Opens the journal in {@code directory}, making it if it is not there, and cuts off an end that
   * a crash left unfinished.
   *
   * @throws JournalInUse when another process has it open
   * @throws JournalDamaged when something else than the very end does not read
   */
  public static FileJournal open(Path directory, JournalLimits limits) throws IOException {
    return open(directory, limits, new DiskSegmentFiles(directory));
  }

  static FileJournal open(Path directory, JournalLimits limits, SegmentFiles files)
      throws IOException {
    Files.createDirectories(directory);
    FileChannel lock = lock(directory);
    IdIndex ids = null;
    try {
      ids = RocksIdIndex.open(directory.resolve(IDS));
      Tail tail = Recovery.run(files, ids, limits.segmentBytes());
      return new FileJournal(files, identity(files), lock, limits, ids, tail);
    } catch (IOException | RuntimeException e) {
      if (ids != null) {
        ids.close();
      }
      lock.close();
      throw e;
    }
  }

  /** Appends all together, in order, or none. */
  @Override
  public CompletableFuture<List<Receipt>> append(List<Entry> entries) {
    var append = AppendQueue.Append.of(entries);
    if (append.bytes() > JournalLimits.LARGEST_BLOCK) {
      throw new IllegalArgumentException(
          "an append is at most " + JournalLimits.LARGEST_BLOCK + " bytes, got " + append.bytes());
    }
    if (!queue.offer(append)) {
      append.answer().completeExceptionally(new JournalBusy());
    }
    return append.answer();
  }

  @Override
  public Optional<String> trouble() {
    return writer.isAlive() ? commits.trouble() : Optional.of("the journal's writer has stopped");
  }

  /** What no other journal has, and a copy of this one has as well. */
  public String identity() {
    return identity;
  }

  static String identity(SegmentFiles files) throws IOException {
    try (Segment first = Segment.open(files, 1)) {
      return HexFormat.of().toHexDigits(first.salt());
    }
  }

  /** Between who appends to this journal and who follows it. */
  public RightOfWay rightOfWay() {
    return rightOfWay;
  }

  /** The place after the last durable block. */
  public Position end() {
    return end.get();
  }

  /** Waits until something is readable from {@code seen} on; false when patience ran out. */
  public boolean awaitBeyond(Position seen, Duration patience) throws InterruptedException {
    return end.awaitBeyond(seen, patience);
  }

  /** The block that begins at {@code from}, or the next one; empty at the end of the journal. */
  public Optional<Block> read(Position from) throws IOException {
    Position limit = end.get();
    Position at = skipHeader(from);
    while (at.compareTo(limit) < 0) {
      try (Segment segment = Segment.open(files, at.segment())) {
        long size = at.segment() == limit.segment() ? limit.offset() : segment.size();
        switch (segment.at(at.offset(), size)) {
          case Segment.Found.Whole(Block block) -> {
            return Optional.of(block);
          }
          case Segment.Found.Nothing(), Segment.Found.Sealed(_) ->
              at = skipHeader(new Position(at.segment() + 1, 0));
          case Segment.Found.Broken(String why) ->
              throw new JournalDamaged(files.path(at.segment()), at.offset(), why);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public Optional<Entry> entry(Address address) throws IOException {
    return read(address.block())
        .filter(block -> block.at().equals(address.block()))
        .filter(block -> address.index() < block.entries().size())
        .map(block -> block.entries().get(address.index()));
  }

  @Override
  public Optional<Address> address(MeasurementId id) throws IOException {
    return ids.find(Bytes.owning(HexFormat.of().parseHex(id.hex())));
  }

  /** Writes what waits, then lets the directory go. */
  @Override
  public void close() throws IOException {
    queue.close();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      tail.close();
      ids.close();
      lock.close();
    }
  }

  private static Position skipHeader(Position position) {
    return position.offset() >= SegmentFormat.SEGMENT_HEADER
        ? position
        : new Position(position.segment(), SegmentFormat.SEGMENT_HEADER);
  }

  private static FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw new JournalInUse(directory);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new JournalInUse(directory);
  }
}
