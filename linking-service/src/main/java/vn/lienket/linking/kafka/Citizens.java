package vn.lienket.linking.kafka;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.Citizen;

/** What one task knows of its citizens, and the calendar for which it last examined them all. */
final class Citizens {

    static final String STORE = "citizens";

    /** No citizenRef: those have a dot. */
    private static final Bytes CALENDAR = Bytes.wrap(Outgoing.key("calendar"));

    private final KeyValueStore<Bytes, byte[]> store;

    Citizens(ProcessorContext<?, ?> context) {
        this.store = context.getStateStore(STORE);
    }

    /** Without the record cache: keys rarely come twice within a commit, so it would only cost. */
    static StoreBuilder<KeyValueStore<Bytes, byte[]>> kept(Function<String, KeyValueBytesStoreSupplier> how) {
        return Stores.keyValueStoreBuilder(how.apply(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    Citizen get(byte[] citizenRef) {
        byte[] packed = store.get(Bytes.wrap(citizenRef));
        return packed == null ? Citizen.UNKNOWN : PackedCitizen.unpack(packed);
    }

    void put(byte[] citizenRef, Citizen citizen) {
        store.put(Bytes.wrap(citizenRef), PackedCitizen.pack(citizen));
    }

    Optional<Calendar> examinedFor() {
        return Optional.ofNullable(store.get(CALENDAR)).map(PackedCalendar::unpack);
    }

    void examinedFor(Calendar calendar) {
        store.put(CALENDAR, PackedCalendar.pack(calendar));
    }

    /** All that is kept, in no order. To be closed. */
    KeyValueIterator<Bytes, byte[]> all() {
        return store.all();
    }

    static boolean isCitizen(Bytes key) {
        return !key.equals(CALENDAR);
    }
}
