package org.burkit.collector.token;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.burkit.collector.file.UnpackedLibrary;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/**
 * The spent tokens of one machine in a RocksDB, outside the heap: some 40 bytes each. What it said
 * is spent is on the disk; those who spend at once share a sync.
 */
public final class SpentOnDisk implements SpentTokens {
  private static final int BUFFER = 4 << 20;
  private static final int LOCKS = 64;
  private static final byte[] NOTHING = {};

  static {
    UnpackedLibrary.loadRocksDb();
  }

  private final Options options =
      new Options()
          .setCreateIfMissing(true)
          .setWriteBufferSize(BUFFER)
          .setCompressionType(CompressionType.NO_COMPRESSION)
          .setMaxOpenFiles(64)
          .setKeepLogFileNum(2);
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final RocksDB db;

  /** One token has one of these, so that nobody comes between a look and its write. */
  private final Object[] locks = new Object[LOCKS];

  /** Opens those in {@code directory}, which is made where it is not there. */
  public SpentOnDisk(Path directory) throws IOException {
    Arrays.setAll(locks, _ -> new Object());
    Files.createDirectories(directory);
    try {
      db = RocksDB.open(options, directory.toString());
    } catch (RocksDBException e) {
      synced.close();
      options.close();
      throw new IOException(
          "the spent tokens in "
              + directory
              + " cannot be opened: "
              + e.getMessage()
              + "; put the disk right, or remove the directory: tokens of these two months can"
              + " then be spent once more",
          e);
    }
  }

  @Override
  public boolean spend(YearMonth month, byte[] mark) throws IOException {
    byte[] key =
        ByteBuffer.allocate(Integer.BYTES + mark.length).putInt(of(month)).put(mark).array();
    synchronized (locks[Math.floorMod(Arrays.hashCode(mark), LOCKS)]) {
      try {
        if (db.get(key) != null) {
          return false;
        }
        db.put(synced, key, NOTHING);
        return true;
      } catch (RocksDBException e) {
        throw new IOException("a token cannot be spent: " + e.getMessage(), e);
      }
    }
  }

  @Override
  public void forgetBefore(YearMonth month) throws IOException {
    byte[] end = ByteBuffer.allocate(Integer.BYTES).putInt(of(month)).array();
    try {
      db.deleteRange(synced, NOTHING, end);
    } catch (RocksDBException e) {
      throw new IOException("spent tokens cannot be forgotten: " + e.getMessage(), e);
    }
  }

  private static int of(YearMonth month) {
    return Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
  }

  @Override
  public void close() {
    db.close();
    synced.close();
    options.close();
  }
}
