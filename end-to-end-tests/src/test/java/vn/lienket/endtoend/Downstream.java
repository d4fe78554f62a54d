package vn.lienket.endtoend;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienket.platform.LocalPlatform;

/** A system that subscribes to facts: Confluent's own deserializer, only what is committed, each time from the beginning to the end of now. */
final class Downstream {

    private final LocalPlatform platform;

    Downstream(LocalPlatform platform) {
        this.platform = platform;
    }

    <T> List<T> facts(String topic, Class<T> type, Predicate<T> wanted) {
        KafkaAvroDeserializer avro = new KafkaAvroDeserializer();
        avro.configure(Map.of("schema.registry.url", platform.registryUrl(), "specific.avro.reader", true), false);
        return bytes(topic).stream()
                .map(record -> readable(avro, topic, record.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .filter(wanted)
                .toList();
    }

    /** Null for the garbage that other tests write on purpose. */
    private static Object readable(KafkaAvroDeserializer avro, String topic, byte[] value) {
        try {
            return avro.deserialize(topic, value);
        } catch (SerializationException e) {
            return null;
        }
    }

    List<ConsumerRecord<byte[], byte[]>> bytes(String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", platform.bootstrapServers(), "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }
}
