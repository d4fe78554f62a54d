package vn.lienket.account.kafka;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import vn.lienket.schemas.ContractTopic;
import vn.lienket.schemas.ReleasedSchemas;

/**
 * Rewrites the head of a record from Avro's single-object encoding (2 bytes marker, 8 bytes fingerprint) to Confluent's wire format (1 byte 0, 4 bytes schema
 * id). The body is the same in both.
 *
 * <p>Not KafkaAvroSerializer: it would have to decode the body only to encode it again.
 */
final class WireFormat {

    private static final int HEAD = 10;

    private final SchemaRegistryClient registry;
    private final Map<Writer, Schema> released = new HashMap<>();
    private final Map<Writer, Integer> ids = new ConcurrentHashMap<>();

    WireFormat(SchemaRegistryClient registry) {
        this.registry = registry;
        for (ContractTopic topic : ContractTopic.all()) {
            for (String version : ReleasedSchemas.of(topic)) {
                Schema schema = new Schema.Parser().parse(version);
                released.put(new Writer(topic.name(), SchemaNormalization.parsingFingerprint64(schema)), schema);
            }
        }
    }

    private record Writer(String topic, long fingerprint) {}

    /** @throws RegistryDown when the id is not known yet and the registry does not say */
    byte[] of(String topic, byte[] singleObject) {
        long fingerprint =
                ByteBuffer.wrap(singleObject).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
        int id = ids.computeIfAbsent(new Writer(topic, fingerprint), this::ask);
        return ByteBuffer.allocate(singleObject.length - HEAD + 5)
                .put((byte) 0)
                .putInt(id)
                .put(singleObject, HEAD, singleObject.length - HEAD)
                .array();
    }

    private int ask(Writer writer) {
        Schema schema = released.get(writer);
        if (schema == null) {
            throw new IllegalStateException(
                    "a fact for " + writer.topic() + " was written with a schema never released");
        }
        try {
            return registry.getId(writer.topic() + "-value", new AvroSchema(schema));
        } catch (IOException | RestClientException e) {
            throw new RegistryDown(e);
        }
    }

    static final class RegistryDown extends RuntimeException {
        RegistryDown(Throwable cause) {
            super("the schema registry did not say the id of a schema", cause);
        }
    }
}
