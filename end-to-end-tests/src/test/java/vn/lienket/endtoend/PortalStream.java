package vn.lienket.endtoend;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.lienket.platform.LocalPlatform;

/** A portal as it publishes to Kafka: Confluent's own serializer and its stock settings, besides not registering schemas. */
final class PortalStream implements AutoCloseable {

    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final Producer<byte[], byte[]> producer;

    PortalStream(LocalPlatform platform) {
        serializer.configure(
                Map.of(
                        "schema.registry.url", platform.registryUrl(),
                        "auto.register.schemas", false,
                        "avro.remove.java.properties", true),
                false);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void publish(String topic, String key, SpecificRecord fact) {
        publishBytes(topic, new StringSerializer().serialize(topic, key), bytes(topic, fact));
    }

    byte[] bytes(String topic, SpecificRecord fact) {
        return serializer.serialize(topic, fact);
    }

    void publishBytes(String topic, byte[] key, byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
        serializer.close();
    }
}
