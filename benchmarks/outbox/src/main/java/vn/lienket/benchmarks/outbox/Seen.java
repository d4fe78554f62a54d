package vn.lienket.benchmarks.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what was relayed, from where the topic ends now. Each fact of a run once, those of a citizen in their order, under the citizen's key; or it fails. */
final class Seen implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final KafkaConsumer<byte[], byte[]> consumer;

    Seen(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Facts.TOPIC).stream()
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** @return when the last was seen, by {@link System#nanoTime} */
    long awaitAll(Facts facts, int schemaId) {
        int[] next = new int[facts.citizens()];
        int seen = 0;
        long last = System.nanoTime();
        while (seen < facts.count()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                take(record, facts, next, schemaId);
                seen++;
                last = System.nanoTime();
            }
            if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IllegalStateException(facts.count() - seen + " facts are lost");
            }
        }
        return last;
    }

    /** Whatever comes now was there before. */
    void expectNoMore() {
        if (!consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
            throw new IllegalStateException("a fact was relayed twice");
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> record, Facts facts, int[] next, int schemaId) {
        UUID eventId =
                UUID.fromString(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        int citizen = (int) eventId.getMostSignificantBits();
        int place = next[citizen]++;
        Facts.Fact expected = facts.get(place * facts.citizens() + citizen);
        if (eventId.getLeastSignificantBits() != place
                || !expected.key().equals(new String(record.key(), StandardCharsets.UTF_8))) {
            throw new IllegalStateException("out of order: " + eventId + " where " + place + " was due");
        }
        if (!java.util.Arrays.equals(expected.wire(schemaId), record.value())
                || record.headers().toArray().length != expected.headers().size()) {
            throw new IllegalStateException("other bytes: " + eventId);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
