package vn.lienket.linking.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Fetches what a transaction is made of, and tells the calendar that facts were fetched, and the tasks how many; Kafka Streams itself has no place to
 * notice it.
 *
 * <p>Kafka's consumer sends its next fetch before it returns the records of the last, and the broker answers that one as soon as there is a single record:
 * long before the transaction in between is committed. So what lies ready is old and little, and what came meanwhile would have to wait for a whole
 * further transaction. Therefore a fetch that lay ready is asked to be followed by another, which takes a round trip.
 */
final class FetchingConsumer extends KafkaConsumer<byte[], byte[]> {

    private static final Duration ROUND_TRIP = Duration.ofMillis(3);
    private static final long LAY_READY_NANOS = 500_000;
    /** With as many there is no hurry. */
    private static final int MANY = 2000;

    private final CalendarTopic calendar;
    private final Fetched fetched;
    private RuntimeException putOff;

    FetchingConsumer(Map<String, Object> settings, CalendarTopic calendar, Fetched fetched) {
        super(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.calendar = calendar;
        this.fetched = fetched;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        throwPutOff();
        long asked = System.nanoTime();
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        boolean layReady = System.nanoTime() - asked < LAY_READY_NANOS;
        if (layReady && !records.isEmpty() && records.count() < MANY) {
            // What was revoked meanwhile is another's to work on.
            records = together(records, pollAgain(), assignment());
        }
        if (!records.isEmpty()) {
            calendar.factsWereFetched();
            fetched.records(records.count());
        }
        return records;
    }

    /** Failures come with the next poll, or the records of the first would be lost. */
    private ConsumerRecords<byte[], byte[]> pollAgain() {
        try {
            return super.poll(ROUND_TRIP);
        } catch (RuntimeException e) {
            putOff = e;
            return ConsumerRecords.empty();
        }
    }

    private void throwPutOff() {
        if (putOff != null) {
            RuntimeException failure = putOff;
            putOff = null;
            throw failure;
        }
    }

    static ConsumerRecords<byte[], byte[]> together(
            ConsumerRecords<byte[], byte[]> first,
            ConsumerRecords<byte[], byte[]> second,
            Set<TopicPartition> assigned) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
        for (ConsumerRecords<byte[], byte[]> fetch : List.of(first, second)) {
            for (TopicPartition partition : fetch.partitions()) {
                records.computeIfAbsent(partition, none -> new ArrayList<>()).addAll(fetch.records(partition));
            }
            next.putAll(fetch.nextOffsets());
        }
        records.keySet().retainAll(assigned);
        next.keySet().retainAll(assigned);
        return new ConsumerRecords<>(records, next);
    }
}
