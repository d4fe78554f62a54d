package vn.lienket.platform.invariants;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Whether a consumer group has anything left to read. Looks for records behind what it committed: where a transaction ended last, the committed offset
 * stays below the end although nothing is left.
 */
public final class Unread {

    private final String bootstrapServers;

    public Unread(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public boolean anyFor(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get());
            committed.values().removeIf(offset -> offset == null);
            return anyBehind(committed);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the offsets of " + group + " are not known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean anyBehind(Map<TopicPartition, OffsetAndMetadata> committed) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(committed.keySet());
            committed.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(committed.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                if (!consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }
}
