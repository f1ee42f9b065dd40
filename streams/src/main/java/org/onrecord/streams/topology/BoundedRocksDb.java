package org.onrecord.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Lets all stores of the process share one block cache, which also holds indexes, filters and write buffers, so that the
 * memory of any number of partitions is capped. The first store that opens decides its size.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** The setting that caps the memory, in bytes. */
    public static final String MEMORY_BYTES_CONFIG = "onrecord.rocksdb.memory.bytes";

    static final long MEMORY_BYTES_DEFAULT = 192L * 1024 * 1024;
    private static final double SHARE_OF_INDEXES = 0.1;
    private static final int WRITE_BUFFER_SHARE = 2;
    private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;
    private static final long BLOCK_BYTES = 4096;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager writeBuffers) {

        static Shared of(long bytes) {
            RocksDB.loadLibrary();
            Cache cache = new LRUCache(bytes, -1, false, SHARE_OF_INDEXES);
            return new Shared(cache, new WriteBufferManager(bytes / WRITE_BUFFER_SHARE, cache));
        }
    }

    private static synchronized Shared shared(long bytes) {
        if (shared == null) {
            shared = Shared.of(bytes);
        }
        return shared;
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Object bytes = configs.get(MEMORY_BYTES_CONFIG);
        Shared memory = shared(bytes == null ? MEMORY_BYTES_DEFAULT : Long.parseLong(bytes.toString()));
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setBlockSize(BLOCK_BYTES);
        table.setFilterPolicy(new BloomFilter());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(3);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The cache and the write buffers are the process's, not the store's: they outlive it on purpose.
    }
}
