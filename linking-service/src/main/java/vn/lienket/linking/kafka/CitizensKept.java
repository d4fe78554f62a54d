package vn.lienket.linking.kafka;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;
import vn.lienket.linking.kafka.logbook.ChangelogOffsets;
import vn.lienket.linking.kafka.logbook.Logbook;

/** In which kind of store a task keeps its citizens. Both are logged and restored alike, from the same changelog. */
enum CitizensKept {
    LOGBOOK,
    /** For more citizens than memory has room for their places: 28 to 38 bytes each. */
    ROCKSDB;

    KeyValueBytesStoreSupplier in(String store, ChangelogOffsets changelogOffsets) {
        return switch (this) {
            case LOGBOOK -> new Logbook(store, changelogOffsets);
            case ROCKSDB -> Stores.persistentKeyValueStore(store);
        };
    }
}
