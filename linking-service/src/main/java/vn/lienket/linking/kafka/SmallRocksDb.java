package vn.lienket.linking.kafka;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** Bounds the memory outside the heap for all tasks together; by default every task would take its own. */
public final class SmallRocksDb implements RocksDBConfigSetter {

    private static final long MIB = 1024L * 1024;

    static {
        RocksDB.loadLibrary();
    }

    private static final Cache CACHE = new LRUCache(64 * MIB);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(32 * MIB, CACHE);

    @Override
    public void setConfig(String store, Options options, Map<String, Object> settings) {
        // Kafka Streams holds on to this very object; it refuses another one.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(8 * MIB);
        options.setMaxWriteBufferNumber(2);
    }

    /** Shared and bounded: lives as long as the process. */
    @Override
    public void close(String store, Options options) {}
}
