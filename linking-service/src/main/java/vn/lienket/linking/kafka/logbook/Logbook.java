package vn.lienket.linking.kafka.logbook;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Makes stores that keep 28 to 38 bytes a key in memory, whatever the value's size. Such a store must be the only one of its task.
 *
 * @param offsets of all producers of the instance
 */
public record Logbook(String name, ChangelogOffsets offsets) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
        return new LogbookStore(name, offsets, SaveIndex.Terms.IN_BACKGROUND);
    }

    @Override
    public String metricsScope() {
        return "logbook";
    }
}
