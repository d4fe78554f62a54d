package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import vn.lienket.platform.TestParts;

/** What is around the service: upstream services that write facts, and a downstream system that reads what is committed. */
final class Outside implements AutoCloseable {

    private static final List<String> OUTPUTS = List.of(
            "account-linked",
            "account-unlinked",
            "link-refused",
            "linked-accounts",
            "cccd-updated.dlq",
            "vneid-login.dlq",
            "link-command.dlq",
            "cutoff-scheduled.dlq");

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new CopyOnWriteArrayList<>();

    Outside(TestParts parts) {
        serializer.configure(parts.clientSettings(), false);
        deserializer.configure(parts.clientSettings(), false);
        Map<String, Object> settings = new HashMap<>(parts.clientSettings());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        OUTPUTS.forEach(topic ->
                consumer.partitionsFor(topic).forEach(info -> all.add(new TopicPartition(topic, info.partition()))));
        consumer.assign(all);
        consumer.seekToBeginning(all);
    }

    byte[] bytes(String topic, SpecificRecord fact) {
        return serializer.serialize(topic, fact);
    }

    Outside tell(String topic, String key, SpecificRecord fact) {
        return send(topic, key.getBytes(UTF_8), bytes(topic, fact));
    }

    /** Returns when the broker has it. */
    Outside send(String topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Once more, elsewhere. */
    void copy(ConsumerRecord<byte[], byte[]> record, String topic, byte[] value) {
        producer.send(new ProducerRecord<>(
                topic, record.partition(), record.timestamp(), record.key(), value, record.headers()));
    }

    Outside sendTo(int partition, String topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, partition, key, value)).get();
            return this;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void flush() {
        producer.flush();
    }

    /** Everything committed so far. */
    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
        return seen.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    <T extends SpecificRecord> List<T> facts(String topic, Class<T> type) {
        return stream(topic, type).toList();
    }

    <T extends SpecificRecord> Stream<T> stream(String topic, Class<T> type) {
        return records(topic).stream().filter(record -> record.value() != null).map(record -> read(record, type));
    }

    <T extends SpecificRecord> T read(ConsumerRecord<byte[], byte[]> record, Class<T> type) {
        return type.cast(deserializer.deserialize(record.topic(), record.value()));
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
