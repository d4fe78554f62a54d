package vn.lienket.benchmarks.imports;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How often each account of a portal is told of on a topic, by what a reader of committed records sees. */
record FactsAtBroker(Map<String, Integer> ofEach) {

    static FactsAtBroker read(String bootstrapServers, String topic, String portal) {
        Map<String, Integer> ofEach = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(part -> new TopicPartition(topic, part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                for (ConsumerRecord<byte[], byte[]> fact : consumer.poll(Duration.ofMillis(100))) {
                    String key = new String(fact.key(), StandardCharsets.UTF_8);
                    if (key.startsWith(portal + "/")) {
                        ofEach.merge(key, 1, Integer::sum);
                    }
                }
            }
        }
        return new FactsAtBroker(ofEach);
    }

    long repeated() {
        return ofEach.values().stream().mapToLong(times -> times - 1).sum();
    }

    FactsAtBroker expect(int accounts) {
        if (ofEach.size() != accounts) {
            throw new IllegalStateException("facts about " + ofEach.size() + " accounts instead of " + accounts);
        }
        return this;
    }
}
