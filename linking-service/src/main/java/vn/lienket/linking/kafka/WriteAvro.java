package vn.lienket.linking.kafka;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import vn.lienket.schemas.kafka.FactHeaders;

/**
 * Writes facts in Confluent's wire format, with their headers. Schemas are registered at deploy, never from here.
 *
 * <p>Confluent's serializer writes the first fact of every output. When {@link FactBytes} gives the same bytes behind its header, that header stands
 * before all that follow, and Confluent's serializer is not asked again.
 */
final class WriteAvro implements AutoCloseable {

    private static final String SOURCE = "/linking-service";
    private static final int WIRE_HEADER = 5;

    private final KafkaAvroSerializer confluent = new KafkaAvroSerializer();
    private final Map<Output, byte[]> wireHeaders = new EnumMap<>(Output.class);

    WriteAvro(Map<String, ?> registrySettings) {
        Map<String, Object> settings = new HashMap<>(registrySettings);
        settings.put("auto.register.schemas", false);
        settings.put("avro.remove.java.properties", true);
        confluent.configure(settings, false);
    }

    /** The headers of a fact, for all the outputs that it goes to. */
    static Headers headers(SpecificRecord fact) {
        Headers headers = new RecordHeaders();
        FactHeaders.addTo(headers, fact, SOURCE);
        return headers;
    }

    byte[] bytes(Output output, SpecificRecord fact) {
        byte[] wireHeader = wireHeaders.get(output);
        return wireHeader == null ? firstBytes(output, fact) : FactBytes.of(wireHeader, fact);
    }

    /** The same fact for another output: only the id of the schema may differ. */
    byte[] bytes(Output output, SpecificRecord fact, byte[] forAnother) {
        byte[] wireHeader = wireHeaders.get(output);
        if (wireHeader == null) {
            return firstBytes(output, fact);
        }
        byte[] bytes = forAnother.clone();
        System.arraycopy(wireHeader, 0, bytes, 0, WIRE_HEADER);
        return bytes;
    }

    private byte[] firstBytes(Output output, SpecificRecord fact) {
        try {
            byte[] bytes = confluent.serialize(output.contractName(), fact);
            byte[] wireHeader = Arrays.copyOf(bytes, WIRE_HEADER);
            if (Arrays.equals(FactBytes.of(wireHeader, fact), bytes)) {
                wireHeaders.put(output, wireHeader);
            }
            return bytes;
        } catch (SerializationException e) {
            throw new CannotWriteYet(e);
        }
    }

    @Override
    public void close() {
        confluent.close();
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
