package vn.lienket.account;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import vn.lienket.platform.TestParts;

/** What the other services would read and write, with Confluent's own serializers. */
final class Topics {

    private final TestParts parts;
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, HeardTopic> heard = new ConcurrentHashMap<>();

    Topics(TestParts parts) {
        this.parts = parts;
        serializer.configure(parts.clientSettings(), false);
        deserializer.configure(parts.clientSettings(), false);
        producer = new KafkaProducer<>(parts.clientSettings(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void say(String topic, String key, SpecificRecord fact) {
        say(topic, key.getBytes(StandardCharsets.UTF_8), bytes(topic, fact));
    }

    void sayAll(String topic, String key, Stream<? extends SpecificRecord> facts) {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        facts.forEach(fact -> producer.send(new ProducerRecord<>(topic, keyBytes, bytes(topic, fact))));
        producer.flush();
    }

    /** Many keys at once. */
    <T extends SpecificRecord> void sayEach(String topic, Stream<T> facts, Function<T, String> key) {
        facts.forEach(fact -> producer.send(
                new ProducerRecord<>(topic, key.apply(fact).getBytes(StandardCharsets.UTF_8), bytes(topic, fact))));
        producer.flush();
    }

    byte[] bytes(String topic, SpecificRecord fact) {
        return serializer.serialize(topic, fact);
    }

    void say(String topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    <T extends SpecificRecord> List<T> await(String topic, String key, int count, Class<T> type) {
        return Awaitility.await(topic + " " + key)
                .atMost(Duration.ofSeconds(20))
                .until(() -> facts(topic, key, type), found -> found.size() >= count);
    }

    <T extends SpecificRecord> List<T> facts(String topic, String key, Class<T> type) {
        return facts(records(topic, key), type);
    }

    private <T extends SpecificRecord> List<T> facts(List<ConsumerRecord<byte[], byte[]>> records, Class<T> type) {
        return records.stream()
                .map(record -> type.cast(deserializer.deserialize(record.topic(), record.value())))
                .toList();
    }

    /** All that was ever committed, what was deleted since included. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic, String key) {
        return heard.computeIfAbsent(topic, name -> new HeardTopic(name, consumer()))
                .of(key);
    }

    /** What is still there. */
    <T extends SpecificRecord> List<T> factsLeft(String topic, String key, Class<T> type) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        return facts(
                records(topic).stream()
                        .filter(record -> Arrays.equals(wanted, record.key()))
                        .toList(),
                type);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(parts.clientSettings());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** All committed records of a topic that are still there, from its start. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        try (var consumer = consumer()) {
            return new HeardTopic(topic, consumer).all();
        }
    }

    /** As if linking-service had read everything that was said so far. */
    void linkingReadsAll() {
        readsAll("linking-service", "cccd-updated", "vneid-login", "link-command");
    }

    /** As if the group had read everything in these topics so far. */
    void readsAll(String group, String... topics) {
        try (Admin admin = Admin.create(parts.clientSettings())) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (String topic : topics) {
                for (int partition = 0; partition < 4; partition++) {
                    latest.put(new TopicPartition(topic, partition), OffsetSpec.latest());
                }
            }
            admin.alterConsumerGroupOffsets(
                            group,
                            admin.listOffsets(latest).all().get().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey,
                                            end -> new OffsetAndMetadata(
                                                    end.getValue().offset()))))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Compacts as soon as it can, until it is closed. */
    AutoCloseable compacting(String topic) {
        Map<String, String> eager = Map.of(
                "segment.ms", "100",
                "max.compaction.lag.ms", "100",
                "min.cleanable.dirty.ratio", "0");
        alter(topic, eager, AlterConfigOp.OpType.SET);
        return () -> alter(topic, eager, AlterConfigOp.OpType.DELETE);
    }

    private void alter(String topic, Map<String, String> configs, AlterConfigOp.OpType how) {
        try (Admin admin = Admin.create(parts.clientSettings())) {
            Collection<AlterConfigOp> ops = configs.entrySet().stream()
                    .map(config -> new AlterConfigOp(new ConfigEntry(config.getKey(), config.getValue()), how))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), ops))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
