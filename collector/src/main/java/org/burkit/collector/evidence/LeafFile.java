package org.burkit.collector.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import org.burkit.collector.file.PrivateFile;
import org.burkit.collector.journal.Address;
import org.burkit.collector.journal.Position;
import org.burkit.evidence.leaf.Seed;

/**
 * What the collector keeps of each leaf, in the order of the log: its seed and where its
 * measurement lies, 36 bytes each (seed:16 segment:i64 offset:i64 number:i32). A statement has the
 * place of the last measurement before it, with the greatest number. One thread writes; any may
 * read.
 */
final class LeafFile implements Closeable {
  private static final int RECORD = Seed.BYTES + 8 + 8 + 4;
  private static final int STATEMENT = Integer.MAX_VALUE;
  private static final Comparator<Address> ORDER =
      Comparator.comparing(Address::block).thenComparingInt(Address::index);

  private final FileChannel channel;
  private ByteBuffer pending = ByteBuffer.allocate(RECORD * 1024);
  private long written;

  /** Of the last measurement. */
  private Position last = Position.START;

  private LeafFile(FileChannel channel, long leaves) {
    this.channel = channel;
    this.written = leaves;
  }

  /** Goes on after so many leaves; what lies beyond is cut off. */
  static LeafFile open(Path path, long leaves) throws IOException {
    FileChannel channel = PrivateFile.open(path);
    if (channel.size() < leaves * RECORD) {
      channel.close();
      throw new IOException(
          path + ": expected what is kept of " + leaves + " leaves, the file is shorter");
    }
    channel.truncate(leaves * RECORD);
    var file = new LeafFile(channel, leaves);
    if (leaves > 0) {
      file.last = file.address(leaves - 1).block();
    }
    return file;
  }

  /** How many bytes the file has that keeps so many leaves. */
  static long bytes(long leaves) {
    return leaves * RECORD;
  }

  void addMeasurement(Seed seed, Address at) throws IOException {
    last = at.block();
    add(seed, at);
  }

  void addStatement() throws IOException {
    add(Seed.of(new byte[Seed.BYTES]), new Address(last, STATEMENT));
  }

  private void add(Seed seed, Address at) throws IOException {
    if (pending.remaining() < RECORD) {
      flush();
    }
    pending.put(seed.bytes()).putLong(at.block().segment()).putLong(at.block().offset());
    pending.putInt(at.index());
  }

  private void flush() throws IOException {
    pending.flip();
    long at = written * RECORD;
    written += pending.remaining() / RECORD;
    while (pending.hasRemaining()) {
      at += channel.write(pending, at);
    }
    pending.clear();
  }

  /** Returns once all that was added is on the disk. */
  void force() throws IOException {
    flush();
    channel.force(false);
  }

  /** The seed of a leaf; empty where it was erased. */
  Optional<Seed> seed(long leaf) throws IOException {
    byte[] bytes = new byte[Seed.BYTES];
    record(leaf).get(bytes);
    return Optional.of(Seed.of(bytes)).filter(seed -> !seed.isErased());
  }

  /** Overwrites the seed of a leaf for good; on the disk when it returns. */
  void erase(long leaf) throws IOException {
    ByteBuffer nothing = ByteBuffer.allocate(Seed.BYTES);
    while (nothing.hasRemaining()) {
      channel.write(nothing, leaf * RECORD + nothing.position());
    }
    channel.force(false);
  }

  /**
   * The leaf of the measurement that lies there, of the first {@code leaves}; empty where it is not
   * among them.
   */
  OptionalLong leaf(Address at, long leaves) throws IOException {
    long low = 0;
    long high = leaves - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      int order = ORDER.compare(address(middle), at);
      if (order == 0) {
        return OptionalLong.of(middle);
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return OptionalLong.empty();
  }

  private Address address(long leaf) throws IOException {
    ByteBuffer record = record(leaf).position(Seed.BYTES);
    return new Address(new Position(record.getLong(), record.getLong()), record.getInt());
  }

  private ByteBuffer record(long leaf) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(RECORD);
    while (record.hasRemaining()) {
      if (channel.read(record, leaf * RECORD + record.position()) < 0) {
        throw new IOException("nothing is kept of the leaf " + leaf);
      }
    }
    return record.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
