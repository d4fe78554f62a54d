package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What is committed in some partitions, from their start to a fixed end, merged by time: the order in which Kafka Streams takes records when several
 * partitions have some.
 */
final class RecordedLog {

    private static final Duration BRIEFLY = Duration.ofMillis(200);
    private static final int BUFFERED_A_PARTITION = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> buffers = new HashMap<>();
    private final Set<TopicPartition> goingOn;
    private final Predicate<ConsumerRecord<byte[], byte[]>> wanted;
    private final Comparator<ConsumerRecord<byte[], byte[]>> order;

    /**
     * @param consumer of its own, {@code read_committed}, without a group
     * @param ends offset behind the last record of each partition
     * @param topics when times are equal, records of the earlier topic come first
     */
    RecordedLog(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            List<String> topics,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        this.consumer = consumer;
        this.ends = ends;
        this.goingOn = new HashSet<>(ends.keySet());
        this.wanted = wanted;
        this.order = Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                .thenComparingInt(record -> topics.indexOf(record.topic()))
                .thenComparingInt(ConsumerRecord::partition);
    }

    /** In no order, and no further than needed. */
    Optional<ConsumerRecord<byte[], byte[]>> any() {
        start();
        while (!goingOnWithout().isEmpty()) {
            consumer.poll(BRIEFLY).forEach(this::keep);
            Optional<ConsumerRecord<byte[], byte[]>> found =
                    buffers.values().stream().flatMap(Deque::stream).findAny();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> told) {
        start();
        while (fill()) {
            for (Optional<ConsumerRecord<byte[], byte[]>> next = next(); next.isPresent(); next = next()) {
                told.accept(next.get());
            }
        }
    }

    private void start() {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        ends.keySet().forEach(partition -> buffers.put(partition, new ArrayDeque<>()));
    }

    /** Until each partition that goes on has something to compare; false when all is told. */
    private boolean fill() {
        for (Collection<TopicPartition> empty = goingOnWithout(); !empty.isEmpty(); empty = goingOnWithout()) {
            List<TopicPartition> full = buffers.keySet().stream()
                    .filter(partition -> buffers.get(partition).size() >= BUFFERED_A_PARTITION)
                    .toList();
            consumer.pause(full);
            consumer.poll(BRIEFLY).forEach(this::keep);
            consumer.resume(full);
        }
        return buffers.values().stream().anyMatch(buffer -> !buffer.isEmpty());
    }

    private Collection<TopicPartition> goingOnWithout() {
        goingOn.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        return goingOn.stream()
                .filter(partition -> buffers.get(partition).isEmpty())
                .toList();
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition) && wanted.test(record)) {
            buffers.get(partition).add(record);
        }
    }

    /** Empty when a partition that goes on has nothing to compare with. */
    private Optional<ConsumerRecord<byte[], byte[]>> next() {
        Deque<ConsumerRecord<byte[], byte[]>> first = null;
        for (Map.Entry<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> buffer : buffers.entrySet()) {
            if (buffer.getValue().isEmpty()) {
                if (goingOn.contains(buffer.getKey())) {
                    return Optional.empty();
                }
            } else if (first == null || order.compare(buffer.getValue().peek(), first.peek()) < 0) {
                first = buffer.getValue();
            }
        }
        return Optional.ofNullable(first).map(Deque::poll);
    }
}
