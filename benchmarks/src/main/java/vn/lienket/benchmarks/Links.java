package vn.lienket.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import vn.lienket.benchmarks.workload.Expectation;
import vn.lienket.benchmarks.workload.Oracle;

/** Reads the committed links as any downstream system would, and holds them to what is expected. */
final class Links implements AutoCloseable {

    private static final Duration QUIET = Duration.ofSeconds(3);

    interface Seen {
        void link(long citizen, long nanos);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Expectation expectation;
    private final Seen seen;
    private long lastSeen;

    Links(String bootstrapServers, Expectation expectation, Seen seen) {
        this(bootstrapServers, List.of(Oracle.TOPIC), expectation, seen);
    }

    Links(String bootstrapServers, List<String> topics, Expectation expectation, Seen seen) {
        this.expectation = expectation;
        this.seen = seen;
        this.lastSeen = System.nanoTime();
        consumer = new KafkaConsumer<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                10_000));
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, Arena.PARTITIONS).mapToObj(n -> new TopicPartition(topic, n)))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** @return whether anything came */
    boolean poll(Duration atMost) {
        var records = consumer.poll(atMost);
        long now = System.nanoTime();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            long citizen = expectation.accept(record.key(), record.value());
            if (citizen >= 0) {
                seen.link(citizen, now);
                lastSeen = now;
            }
        }
        return !records.isEmpty();
    }

    /**
     * Reads until all that is expected came, or nothing right came for as long as {@code patience}.
     *
     * @return when the last came, {@link System#nanoTime()}
     */
    long awaitAll(Duration patience, Running running) {
        lastSeen = System.nanoTime();
        while (!expectation.complete() && System.nanoTime() - lastSeen < patience.toNanos()) {
            poll(Duration.ofMillis(20));
            running.requireAlive();
        }
        return lastSeen;
    }

    /** Reads until something came, for a while at most. */
    void awaitFirst(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() < until && !poll(Duration.ofMillis(20))) {
            // poll waits
        }
    }

    /** Goes on reading until nothing has come for some seconds: for what should not come, and for the end of a warm-up. */
    void awaitQuiet() {
        long until = System.nanoTime() + QUIET.toNanos();
        while (System.nanoTime() < until) {
            if (poll(Duration.ofMillis(100))) {
                until = System.nanoTime() + QUIET.toNanos();
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
