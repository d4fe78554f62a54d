package vn.lienket.registry.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import vn.lienket.registry.SetAside;
import vn.lienket.schemas.kafka.DeadLetters;

/**
 * Dead letters go back to the topic whence they came, with key, value and headers as they were. How far they did is kept as the offsets of a group of its
 * own, committed after the broker has them: a crash repeats some, which are answered by the same facts.
 */
final class ReplayedLetters implements SetAside {

    private static final String TOPIC = "cccd-update-requested";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Set<String> LETTERS_OWN =
            Set.of(DeadLetters.REASON, DeadLetters.ORIGIN, DeadLetters.BY, DeadLetters.AT);

    private final Supplier<Consumer<byte[], byte[]>> readers;
    private final Producer<byte[], byte[]> producer;

    /** @param readers members of the group that remembers */
    ReplayedLetters(Supplier<Consumer<byte[], byte[]>> readers, Producer<byte[], byte[]> producer) {
        this.readers = readers;
        this.producer = producer;
    }

    @Override
    public synchronized int askAgain() {
        try (Consumer<byte[], byte[]> reader = readers.get()) {
            List<TopicPartition> partitions = reader.partitionsFor(DeadLetters.topicOf(TOPIC)).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            reader.assign(partitions);
            startAfterTheLast(reader, partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            int replayed = 0;
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < ends.get(partition))) {
                Map<ConsumerRecord<byte[], byte[]>, Future<?>> sent = new HashMap<>();
                reader.poll(POLL).forEach(letter -> sent.put(letter, producer.send(original(letter))));
                sent.values().forEach(ReplayedLetters::await);
                reader.commitSync();
                replayed += sent.size();
            }
            return replayed;
        }
    }

    private static void startAfterTheLast(Consumer<?, ?> reader, List<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> replayed = reader.committed(new HashSet<>(partitions));
        partitions.forEach(partition -> {
            OffsetAndMetadata last = replayed.get(partition);
            if (last == null) {
                reader.seekToBeginning(List.of(partition));
            } else {
                reader.seek(partition, last);
            }
        });
    }

    private static ProducerRecord<byte[], byte[]> original(ConsumerRecord<byte[], byte[]> letter) {
        RecordHeaders headers = new RecordHeaders(letter.headers());
        LETTERS_OWN.forEach(headers::remove);
        return new ProducerRecord<>(TOPIC, null, letter.key(), letter.value(), headers);
    }

    private static void await(Future<?> acknowledged) {
        try {
            acknowledged.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("a dead letter was not taken back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
