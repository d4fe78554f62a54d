package vn.lienket.linking.kafka;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import vn.lienket.schemas.kafka.FactHeaders;

/** Writes facts in Confluent's wire format, with their headers. Schemas are registered at deploy, never from here. */
final class WriteAvro implements AutoCloseable {

    private static final String SOURCE = "/linking-service";

    private final KafkaAvroSerializer avro = new KafkaAvroSerializer();

    WriteAvro(Map<String, ?> registrySettings) {
        Map<String, Object> settings = new HashMap<>(registrySettings);
        settings.put("auto.register.schemas", false);
        settings.put("avro.remove.java.properties", true);
        avro.configure(settings, false);
    }

    Outgoing write(Output output, byte[] key, SpecificRecord fact) {
        return outgoing(output, key, bytes(output.contractName(), fact), fact);
    }

    /** What a compacted topic has under the key goes, because of the fact. */
    Outgoing delete(Output output, byte[] key, SpecificRecord fact) {
        return outgoing(output, key, null, fact);
    }

    private static Outgoing outgoing(Output output, byte[] key, byte[] value, SpecificRecord fact) {
        return new Outgoing(output, key, value, headers -> FactHeaders.addTo(headers, fact, SOURCE));
    }

    private byte[] bytes(String topic, SpecificRecord fact) {
        try {
            return avro.serialize(topic, fact);
        } catch (SerializationException e) {
            throw new CannotWriteYet(e);
        }
    }

    @Override
    public void close() {
        avro.close();
    }

    /** The registry did not say under which id the schema is known: it is away, or the contract is not published yet. */
    static final class CannotWriteYet extends RuntimeException {
        private CannotWriteYet(Throwable failure) {
            // Confluent's message quotes the whole schema; its root says what happened.
            super("the schema registry did not give the id of a schema: " + root(failure));
        }

        private static Throwable root(Throwable failure) {
            return failure.getCause() == null ? failure : root(failure.getCause());
        }
    }
}
