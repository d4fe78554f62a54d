package vn.lienket.account.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import vn.lienket.account.BrokerUnreachable;
import vn.lienket.schemas.kafka.RegistryUnreachable;

/** Reads committed records of a topic to where it ends now, one after another; no group notices. */
final class TopicScan {

    /** Somebody may wait for the answer over HTTP. */
    private static final int PATIENCE_MILLIS = 5000;

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;

    TopicScan(KafkaProperties kafka) {
        settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    }

    void whole(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        from(topic, Map.of(), each);
    }

    /** @return where it ended, by partition; to go on from there */
    Map<TopicPartition, Long> from(
            String topic, Map<TopicPartition, Long> begins, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            begins.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            read(consumer, ends, each);
            return ends;
        } catch (RetriableException | RegistryUnreachable outage) {
            throw new BrokerUnreachable(outage);
        }
    }

    /** By the records' timestamps. */
    void between(String topic, Instant begin, Instant end, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> begins = offsets(consumer, partitions, begin);
            ends.putAll(offsets(consumer, partitions, end));
            ends.keySet().retainAll(begins.keySet());
            consumer.assign(ends.keySet());
            begins.forEach(consumer::seek);
            read(consumer, ends, each);
        } catch (RetriableException | RegistryUnreachable outage) {
            throw new BrokerUnreachable(outage);
        }
    }

    /** Partitions that have nothing as late are absent. */
    private static Map<TopicPartition, Long> offsets(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Instant at) {
        Map<TopicPartition, Long> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, any -> at.toEpochMilli()));
        Map<TopicPartition, Long> found = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndTimestamp> entry :
                consumer.offsetsForTimes(wanted).entrySet()) {
            if (entry.getValue() != null) {
                found.put(entry.getKey(), entry.getValue().offset());
            }
        }
        return found;
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<byte[], byte[]>> each) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    each.accept(record);
                }
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
