package vn.lienket.registry;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;

/** What each request was answered, counted as it is told. */
final class Told implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    private final AtomicLong deadLetters = new AtomicLong();

    Told(Map<String, Object> clientSettings) {
        avro.configure(clientSettings, false);
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Published.DEAD_LETTERS)) {
            deadLetters.incrementAndGet();
            return;
        }
        SpecificRecord fact = (SpecificRecord) avro.deserialize(record.topic(), record.value());
        if (fact instanceof CccdUpdated updated) {
            add(updated.getRequestId(), "confirmed " + updated.getEventId());
        } else {
            CccdUpdateRejected rejected = (CccdUpdateRejected) fact;
            add(rejected.getRequestId(), "rejected " + rejected.getReason());
        }
    }

    private void add(String requestId, String answer) {
        answers.computeIfAbsent(requestId, id -> ConcurrentHashMap.newKeySet(1)).add(answer);
    }

    /** By request, the different answers that were told. */
    Map<String, Set<String>> answers() {
        return answers;
    }

    long deadLetters() {
        return deadLetters.get();
    }
}
