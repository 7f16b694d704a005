package org.burkit.collector.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.burkit.collector.file.UnpackedLibrary;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound of memory for all stores of this process, however many partitions it judges; a filter
 * tells of most new ids that they are new without a look at the disk. Streams makes it by its name.
 */
public final class BoundedRocks implements RocksDBConfigSetter {
  private static final long CACHE = 96L << 20;
  private static final long BUFFERS = 32L << 20;
  private static final int BLOOM_BITS = 10;

  static {
    UnpackedLibrary.loadRocksDb();
  }

  private static final LRUCache SHARED = new LRUCache(CACHE);
  private static final WriteBufferManager WRITING = new WriteBufferManager(BUFFERS, SHARED);

  private final BloomFilter bloom = new BloomFilter(BLOOM_BITS);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(SHARED);
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(bloom);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITING);
    options.setWriteBufferSize(BUFFERS / 8);
  }

  /** The cache stays: other stores have it as well. */
  @Override
  public void close(String storeName, Options options) {
    bloom.close();
  }
}
