package vn.lienket.notification.kafka;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads the records of one topic, which carries one type of fact. @param meaning what the fact says, told also the topic */
record FactsOfTopic<T extends SpecificRecord, F>(
        FactReader reader, Class<T> type, Function<T, String> keyOf, BiFunction<String, T, F> meaning)
        implements Function<ConsumerRecord<byte[], byte[]>, F> {

    @Override
    public F apply(ConsumerRecord<byte[], byte[]> record) {
        String key = FactReader.key(record.key());
        T fact = reader.value(record.topic(), record.value(), type);
        // Under another key it would not be in order with the other facts about the same thing.
        if (!key.equals(keyOf.apply(fact))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        return meaning.apply(record.topic(), fact);
    }
}
