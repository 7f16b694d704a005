package org.burkit.collector.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.burkit.collector.file.UnpackedLibrary;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index as a RocksDB of its own: outside the heap, some 30 bytes a measurement on the disk.
 *
 * <p>It has no log of its own: what a crash takes from it is read again from the journal, whose
 * position goes into every batch with the ids.
 */
final class RocksIdIndex implements IdIndex {
  private static final Logger log = LoggerFactory.getLogger(RocksIdIndex.class);

  /** No id is that short. */
  private static final byte[] POSITION = "position".getBytes(StandardCharsets.US_ASCII);

  private static final int BUFFER = 16 << 20;
  private static final int CACHE = 32 << 20;
  private static final int BLOOM_BITS = 10;
  private static final int ADDRESS_BYTES = 8 + 8 + 4;

  /** Longer than any id, of the largest bytes. */
  private static final byte[] BEHIND_ALL = new byte[Envelope.ID_BYTES + 1];

  static {
    Arrays.fill(BEHIND_ALL, (byte) 0xFF);
    UnpackedLibrary.loadRocksDb();
  }

  private record Waiting(Block block, long salt) {}

  private final Options options;
  private final LRUCache cache;
  private final BloomFilter bloom;
  private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
  private final RocksDB db;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private Known known;

  private RocksIdIndex(
      Options options, LRUCache cache, BloomFilter bloom, RocksDB db, Known known) {
    this.options = options;
    this.cache = cache;
    this.bloom = bloom;
    this.db = db;
    this.known = known;
  }

  /** The index in {@code directory}; a broken one is made anew, empty. */
  static RocksIdIndex open(Path directory) throws IOException {
    try {
      return openAsItIs(directory);
    } catch (RocksDBException broken) {
      log.warn("the index of ids is broken and is made anew: {}", broken.getMessage());
      clear(directory);
      try {
        return openAsItIs(directory);
      } catch (RocksDBException e) {
        throw new IOException("the index of ids cannot be made in " + directory, e);
      }
    }
  }

  private static RocksIdIndex openAsItIs(Path directory) throws RocksDBException, IOException {
    Files.createDirectories(directory);
    LRUCache cache = new LRUCache(CACHE);
    BloomFilter bloom = new BloomFilter(BLOOM_BITS);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setWriteBufferSize(BUFFER)
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setMaxOpenFiles(256)
            .setKeepLogFileNum(2)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setFilterPolicy(bloom)
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true));
    RocksDB db = null;
    try {
      db = RocksDB.open(options, directory.toString());
      return new RocksIdIndex(options, cache, bloom, db, known(db));
    } finally {
      if (db == null) {
        options.close();
        bloom.close();
        cache.close();
      }
    }
  }

  private static Known known(RocksDB db) throws RocksDBException {
    byte[] found = db.get(POSITION);
    if (found == null) {
      return Known.NOTHING;
    }
    ByteBuffer bytes = ByteBuffer.wrap(found);
    Position at = new Position(bytes.getLong(), bytes.getLong());
    Position next = new Position(bytes.getLong(), bytes.getLong());
    long salt = bytes.getLong();
    byte[] first = new byte[bytes.remaining()];
    bytes.get(first);
    return new Known(at, next, Bytes.owning(first), salt);
  }

  private static void clear(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public Known known() {
    return known;
  }

  @Override
  public void clear() throws IOException {
    try {
      db.deleteRange(unlogged, new byte[0], BEHIND_ALL);
      known = Known.NOTHING;
    } catch (RocksDBException e) {
      throw new IOException("the index of ids cannot be cleared: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Boolean> contains(List<Bytes> ids) throws IOException {
    putWaiting();
    if (ids.isEmpty()) {
      return List.of(); // which the library does not take
    }
    try {
      return db.multiGetAsList(ids.stream().map(Bytes::unsafeArray).toList()).stream()
          .map(found -> found != null)
          .toList();
    } catch (RocksDBException e) {
      throw new IOException("the index of ids cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void put(Block block, long salt) throws IOException {
    waiting.add(new Waiting(block, salt));
    putWaiting();
  }

  private void putWaiting() throws IOException {
    while (!waiting.isEmpty()) {
      Waiting next = waiting.element();
      Known then = Known.of(next.block, next.salt);
      try (WriteBatch batch = new WriteBatch()) {
        for (int i = 0; i < next.block.entries().size(); i++) {
          byte[] id = next.block.entries().get(i).envelope().idBytes();
          batch.put(id, bytes(next.block.address(i)));
        }
        batch.put(POSITION, bytes(then));
        db.write(unlogged, batch);
      } catch (RocksDBException e) {
        throw new IOException("the index of ids cannot be written: " + e.getMessage(), e);
      }
      known = then;
      waiting.remove();
    }
  }

  @Override
  public Optional<Address> find(Bytes id) throws IOException {
    try {
      return Optional.ofNullable(db.get(id.unsafeArray())).map(RocksIdIndex::address);
    } catch (RocksDBException e) {
      throw new IOException("the index of ids cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Known known) {
    return ByteBuffer.allocate(40 + known.first().length())
        .putLong(known.at().segment())
        .putLong(known.at().offset())
        .putLong(known.next().segment())
        .putLong(known.next().offset())
        .putLong(known.salt())
        .put(known.first().unsafeArray())
        .array();
  }

  private static byte[] bytes(Address address) {
    return ByteBuffer.allocate(ADDRESS_BYTES)
        .putLong(address.block().segment())
        .putLong(address.block().offset())
        .putInt(address.index())
        .array();
  }

  private static Address address(byte[] found) {
    ByteBuffer bytes = ByteBuffer.wrap(found);
    return new Address(new Position(bytes.getLong(), bytes.getLong()), bytes.getInt());
  }

  /** Keeps what only memory holds, so that the next start finds it. */
  @Override
  public void close() throws IOException {
    try (FlushOptions waitForIt = new FlushOptions().setWaitForFlush(true)) {
      db.flush(waitForIt);
    } catch (RocksDBException e) {
      log.warn("the index of ids is read from the journal next time: {}", e.getMessage());
    } finally {
      db.close();
      unlogged.close();
      options.close();
      bloom.close();
      cache.close();
    }
  }
}
