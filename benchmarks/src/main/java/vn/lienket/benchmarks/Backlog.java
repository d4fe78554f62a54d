package vn.lienket.benchmarks;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.benchmarks.workload.Fact;
import vn.lienket.benchmarks.workload.SchemaIds;
import vn.lienket.benchmarks.workload.Workload;

/**
 * The facts of a workload, shuffled: the first few to warm up with, the others in one transaction that stays open until {@link #release()}. Readers of
 * committed records, as all contestants are, can be started, joined, warm and idle before; then all facts become visible at one instant, and that is when
 * the clock starts, for every contestant alike.
 */
final class Backlog implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    private Backlog(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    /** @param warmUp how many are visible at once */
    static Backlog write(String bootstrapServers, Workload workload, long warmUp, SchemaIds ids) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(bootstrapServers));
        producer.initTransactions();
        if (warmUp > 0) {
            write(producer, workload.shuffled(0, warmUp), ids);
            producer.commitTransaction();
        }
        write(producer, workload.shuffled(warmUp, workload.facts()), ids);
        return new Backlog(producer);
    }

    private static void write(KafkaProducer<byte[], byte[]> producer, Stream<Fact> facts, SchemaIds ids) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        producer.beginTransaction();
        facts.forEach(fact -> send(producer, fact, ids, failure));
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("the facts could not be written", failure.get());
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, Fact fact, SchemaIds ids, AtomicReference<Exception> failure) {
        producer.send(new ProducerRecord<>(fact.topic(), fact.key(), fact.value(ids)), (sent, failed) -> {
            if (failed != null) {
                failure.compareAndSet(null, failed);
            }
        });
    }

    private static Map<String, Object> settings(String bootstrapServers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        settings.put("transactional.id", "benchmark-backlog");
        settings.put("transaction.timeout.ms", 900_000); // the most that a broker allows by default
        settings.put("linger.ms", 5);
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 128 * 1024 * 1024L);
        return settings;
    }

    void release() {
        producer.commitTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }
}
