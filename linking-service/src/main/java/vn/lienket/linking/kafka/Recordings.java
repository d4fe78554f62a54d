package vn.lienket.linking.kafka;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics again, with a consumer of its own that leaves no trace in any group. */
final class Recordings implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;

    Recordings(Map<String, Object> consumerSettings) {
        Map<String, Object> settings = new HashMap<>(consumerSettings);
        settings.put("enable.auto.commit", false);
        settings.put("isolation.level", "read_committed");
        settings.remove("group.id");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Set<TopicPartition> partitions(Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(toSet());
    }

    /** Those that may hold the key, as Kafka's default partitioner has it. */
    Set<TopicPartition> partitions(Collection<String> topics, byte[] key) {
        return topics.stream()
                .map(topic -> new TopicPartition(topic, home(topic).of(key)))
                .collect(toSet());
    }

    HomePartition home(String topic) {
        return new HomePartition(consumer.partitionsFor(topic).size());
    }

    Map<TopicPartition, Long> ends(Set<TopicPartition> partitions) {
        return consumer.endOffsets(partitions);
    }

    RecordedLog log(
            List<String> topics, Map<TopicPartition, Long> ends, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        return new RecordedLog(consumer, ends, topics, wanted);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
