package vn.lienket.benchmarks.contestants;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Bound: reads every fact and writes it again, exactly once, and does nothing else. No service that answers each fact can be faster with this client. */
public final class CopyLoop {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();

    private CopyLoop() {
        consumer = consumer();
        producer = producer();
    }

    public static void main(String[] arguments) {
        new CopyLoop().run(Duration.ofMillis(Terms.number("BENCHMARK_COMMIT_MILLIS")));
    }

    private void run(Duration commitInterval) {
        producer.initTransactions();
        consumer.subscribe(List.of(Terms.ACCOUNTS, Terms.LOGINS));
        while (consumer.assignment().isEmpty()) {
            copy(consumer.poll(Duration.ofMillis(100)), commitInterval);
        }
        Terms.ready();
        while (true) {
            copy(consumer.poll(Duration.ofMillis(100)), commitInterval);
        }
    }

    private void copy(ConsumerRecords<byte[], byte[]> records, Duration commitInterval) {
        if (records.isEmpty()) {
            return;
        }
        long until = System.nanoTime() + commitInterval.toNanos();
        producer.beginTransaction();
        send(records);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            send(consumer.poll(Duration.ofNanos(left)));
        }
        producer.sendOffsetsToTransaction(done, consumer.groupMetadata());
        producer.commitTransaction();
        done.clear();
    }

    private void send(ConsumerRecords<byte[], byte[]> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            producer.send(new ProducerRecord<>(Terms.LINKS, record.partition(), record.key(), record.value()));
        }
        done.putAll(records.nextOffsets());
    }

    static KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Terms.kafka();
        settings.put("group.id", "bound");
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", 10_000);
        settings.put("max.partition.fetch.bytes", 4 * 1024 * 1024);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        return new KafkaConsumer<>(settings);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = Terms.kafka();
        settings.put("transactional.id", "bound");
        settings.put("linger.ms", 5);
        settings.put("batch.size", 256 * 1024);
        settings.put("buffer.memory", 128 * 1024 * 1024L);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        return new KafkaProducer<>(settings);
    }
}
