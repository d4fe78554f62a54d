package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.account.SealedHeads;
import vn.lienket.facts.AuditSealed;
import vn.lienket.schemas.kafka.FactReader;

/** Reads the topic of heads from its start: some ten thousand records a day at most, and only when somebody verifies. */
@Component
final class KafkaSealedHeads implements SealedHeads {

    static final String SERVICE = "account-service";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;
    private final String topic;

    KafkaSealedHeads(KafkaProperties kafka, Topics topics) {
        this.kafka = kafka;
        this.topic = topics.auditSealed();
    }

    static String key(LocalDate day) {
        return SERVICE + "/" + day;
    }

    @Override
    public Map<Long, String> of(LocalDate day) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                FactReader reader = new FactReader(settings)) {
            return read(consumer, reader, key(day).getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<Long, String> read(Consumer<byte[], byte[]> consumer, FactReader reader, byte[] key) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<Long, String> heads = new HashMap<>();
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (Arrays.equals(key, record.key())) {
                    AuditSealed head = reader.value(topic, record.value(), AuditSealed.class);
                    heads.put(head.getNumber(), head.getHash());
                }
            }
        }
        return heads;
    }
}
