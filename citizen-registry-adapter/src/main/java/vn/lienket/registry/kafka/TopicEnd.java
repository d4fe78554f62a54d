package vn.lienket.registry.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what is on a topic now, outside any group. */
final class TopicEnd {

    private static final Duration POLL = Duration.ofMillis(200);

    /** From where on a partition is read. */
    interface Start {
        void seek(Consumer<byte[], byte[]> reader, List<TopicPartition> partitions);
    }

    private final Supplier<Consumer<byte[], byte[]>> readers;

    TopicEnd(Supplier<Consumer<byte[], byte[]>> readers) {
        this.readers = readers;
    }

    /** Returns when all that was on the topic at the time of the call has been read. */
    void read(
            String topic,
            Start start,
            IntPredicate wanted,
            java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> record) {
        try (Consumer<byte[], byte[]> reader = readers.get()) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .filter(partition -> wanted.test(partition.partition()))
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            reader.assign(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            start.seek(reader, partitions);
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                reader.poll(POLL).forEach(record);
            }
        }
    }

    int partitions(String topic) {
        try (Consumer<byte[], byte[]> reader = readers.get()) {
            return reader.partitionsFor(topic).size();
        }
    }
}
