package vn.lienket.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.kafka.DeadLetters;

/** Reads topics from their start, as bytes. */
final class DeadLetterReader {

    record DeadLetter(byte[] key, byte[] value, String reason) {}

    private final Map<String, Object> settings;

    DeadLetterReader(TestParts parts) {
        settings = new HashMap<>(parts.clientSettings());
        settings.put("auto.offset.reset", "earliest");
    }

    /** Those of a topic that have one of these texts in their key or value. */
    List<DeadLetter> of(String topic, String... marks) {
        return records(DeadLetters.topicOf(topic)).stream()
                .filter(record -> List.of(marks).stream().anyMatch(mark -> contains(record, mark)))
                .map(record -> new DeadLetter(record.key(), record.value(), reason(record)))
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    static boolean contains(ConsumerRecord<byte[], byte[]> record, String mark) {
        return text(record.key()).contains(mark) || text(record.value()).contains(mark);
    }

    static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static String reason(ConsumerRecord<byte[], byte[]> record) {
        return text(record.headers().lastHeader(DeadLetters.REASON).value());
    }
}
