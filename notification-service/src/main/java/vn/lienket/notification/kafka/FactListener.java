package vn.lienket.notification.kafka;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.messaging.Message;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads the records of one topic, which carries one type of fact, and hands the facts on, with the topic. */
record FactListener<T extends SpecificRecord>(
        FactReader reader, Class<T> type, Function<T, String> keyOf, BiConsumer<String, T> handler)
        implements Consumer<Message<byte[]>> {

    @Override
    public void accept(Message<byte[]> message) {
        RawRecord record = RawRecord.of(message);
        String key = FactReader.key(record.key());
        T fact = reader.value(record.topic(), record.value(), type);
        // Under another key it would not be in order with the other facts about the same thing.
        if (!key.equals(keyOf.apply(fact))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        handler.accept(record.topic(), fact);
    }
}
