package vn.lienket.platform.invariants;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.lienket.facts.AccountLinked;
import vn.lienket.schemas.ContractTopic;

/** Reads whole topics, from their beginning to where they end now, as a downstream system would: committed records only, with Confluent's deserializer. */
public final class FactsOnBroker {

    private static final String SNAPSHOT = "linked-accounts";
    private static final String REQUESTS = "cccd-update-requested";

    private final String bootstrapServers;
    private final String registryUrl;

    public FactsOnBroker(String bootstrapServers, String registryUrl) {
        this.bootstrapServers = bootstrapServers;
        this.registryUrl = registryUrl;
    }

    public Facts read() {
        Facts facts = new Facts();
        try (KafkaAvroDeserializer confluent = new KafkaAvroDeserializer();
                KafkaConsumer<String, byte[]> consumer = consumer()) {
            confluent.configure(Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true), false);
            if (isErased(consumer)) {
                facts.lackRequests();
            }
            List<String> topics =
                    ContractTopic.all().stream().map(ContractTopic::name).toList();
            readToEnd(consumer, partitions(consumer, topics), (record, place) -> {
                Object fact = record.value() == null ? null : confluent.deserialize(record.topic(), record.value());
                if (record.topic().equals(SNAPSHOT)) {
                    facts.snapshot(record.key(), (AccountLinked) fact);
                } else if (fact != null) {
                    facts.add(new Told<>((SpecificRecord) fact, Instant.ofEpochMilli(record.timestamp()), place));
                }
            });
        }
        return facts;
    }

    /** An erasure deletes the beginning of the requests' topic. */
    private static boolean isErased(KafkaConsumer<?, ?> consumer) {
        return consumer.beginningOffsets(partitions(consumer, List.of(REQUESTS))).values().stream()
                .anyMatch(begin -> begin > 0);
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Where a transaction's marker is the last thing in a partition the position still reaches the end. */
    static <K, V> void readToEnd(
            KafkaConsumer<K, V> consumer,
            List<TopicPartition> partitions,
            BiConsumer<ConsumerRecord<K, V>, String> reader) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<K, V> record : consumer.poll(Duration.ofMillis(200))) {
                reader.accept(record, record.topic() + "-" + record.partition() + "@" + record.offset());
            }
        }
    }
}
