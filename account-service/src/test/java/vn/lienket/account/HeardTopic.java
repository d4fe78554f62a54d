package vn.lienket.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads on where it stopped at each look: a topic that all tests share is long, and most wait for one record at its end. */
final class HeardTopic {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    private final Map<String, List<ConsumerRecord<byte[], byte[]>>> byKey = new HashMap<>();

    HeardTopic(String topic, KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    synchronized List<ConsumerRecord<byte[], byte[]>> all() {
        readOn();
        return List.copyOf(all);
    }

    synchronized List<ConsumerRecord<byte[], byte[]>> of(String key) {
        readOn();
        return List.copyOf(byKey.getOrDefault(key, List.of()));
    }

    private void readOn() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                all.add(record);
                if (record.key() != null) {
                    byKey.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), key -> new ArrayList<>())
                            .add(record);
                }
            });
        }
    }
}
