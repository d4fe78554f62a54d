package vn.lienket.linking.kafka;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.schemas.ContractTopic;
import vn.lienket.schemas.ReleasedSchemas;

/** The published contract in Confluent's in-memory registry, and what upstream and downstream do with it. */
final class TestContract implements AutoCloseable {

    private static final String SCOPE = "linking";

    final Map<String, Object> settings = Map.of(
            "schema.registry.url",
            "mock://" + SCOPE,
            "auto.register.schemas",
            false,
            "avro.remove.java.properties",
            true);
    private final KafkaAvroSerializer serializer = new KafkaAvroSerializer();
    private final KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();

    TestContract() throws Exception {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(SCOPE);
        for (ContractTopic topic : ContractTopic.all()) {
            for (String released : ReleasedSchemas.of(topic)) {
                registry.register(topic.subject(), new AvroSchema(released));
            }
        }
        serializer.configure(settings, false);
        deserializer.configure(Map.of("schema.registry.url", "mock://" + SCOPE, "specific.avro.reader", true), false);
    }

    byte[] write(String topic, SpecificRecord fact) {
        return serializer.serialize(topic, fact);
    }

    Object read(String topic, byte[] value) {
        return deserializer.deserialize(topic, value);
    }

    @Override
    public void close() {
        MockSchemaRegistry.dropScope(SCOPE);
    }
}
