package vn.lienket.benchmarks.contestants;

import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import vn.lienket.facts.AccountLinked;

/** Lets the first link of an account pass and drops the same one when the join says it again. */
record FirstOnly(boolean inMemory) implements FixedKeyProcessorSupplier<String, AccountLinked, AccountLinked> {

    private static final String STORE = "linked";

    FirstOnly(Properties settings) {
        this(settings.containsKey(StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG));
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(Stores.keyValueStoreBuilder(
                inMemory ? Stores.inMemoryKeyValueStore(STORE) : Stores.persistentKeyValueStore(STORE),
                Serdes.String(),
                Serdes.String()));
    }

    @Override
    public FixedKeyProcessor<String, AccountLinked, AccountLinked> get() {
        return new FixedKeyProcessor<>() {
            private FixedKeyProcessorContext<String, AccountLinked> context;
            private KeyValueStore<String, String> linked;

            @Override
            public void init(FixedKeyProcessorContext<String, AccountLinked> context) {
                this.context = context;
                this.linked = context.getStateStore(STORE);
            }

            @Override
            public void process(FixedKeyRecord<String, AccountLinked> link) {
                if (link.value() != null
                        && linked.putIfAbsent(link.key(), link.value().getAccountId()) == null) {
                    context.forward(link);
                }
            }
        };
    }
}
