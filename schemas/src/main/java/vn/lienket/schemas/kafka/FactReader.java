package vn.lienket.schemas.kafka;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the key and value bytes of a record as a fact, by Confluent's deserializer, and tells its failures apart: {@link UnreadableFact} when the
 * bytes are at fault, {@link RegistryUnreachable} when the registry is.
 *
 * <p>Services listen for plain bytes and read them here, so that a dead letter can carry the original bytes. Not thread-safe: one a listener.
 */
public final class FactReader implements AutoCloseable {

    private final KafkaAvroDeserializer confluent = new KafkaAvroDeserializer();

    /** @param settings those of {@link KafkaAvroDeserializer}, at least {@code schema.registry.url} */
    public FactReader(Map<String, ?> settings) {
        Map<String, Object> specific = new HashMap<>(settings);
        specific.put("specific.avro.reader", true);
        confluent.configure(specific, false);
    }

    /** The record key as text; a fact without one cannot be ordered, so it is unreadable. */
    public static String key(byte[] key) {
        if (key == null || key.length == 0) {
            throw new UnreadableFact("no key");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnreadableFact("the key is not UTF-8");
        }
    }

    public <T extends SpecificRecord> T value(String topic, byte[] value, Class<T> type) {
        if (value == null) {
            throw new UnreadableFact("no value");
        }
        Object fact = deserialize(topic, value);
        if (type.isInstance(fact)) {
            return type.cast(fact);
        }
        throw new UnreadableFact("not a " + type.getSimpleName());
    }

    private Object deserialize(String topic, byte[] value) {
        try {
            return confluent.deserialize(topic, value);
        } catch (SerializationException e) {
            throw registryIsAtFault(e) ? new RegistryUnreachable(e) : unreadable(e);
        } catch (RuntimeException e) {
            // On bytes that are not what they claim Avro also throws its own and plain ones, e.g.
            // ArrayIndexOutOfBounds.
            throw unreadable(e);
        }
    }

    /** Names the kind of failure only: Avro's own messages may quote the bytes. */
    private static UnreadableFact unreadable(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof RestClientException answer
                ? new UnreadableFact("unknown schema id (the registry says " + answer.getErrorCode() + ")")
                : new UnreadableFact("not Avro in Confluent's wire format ("
                        + root.getClass().getSimpleName() + ")");
    }

    private static boolean registryIsAtFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                return answer.getStatus() != 404;
            }
            if (cause instanceof EOFException) {
                return false;
            }
            if (cause instanceof IOException || cause instanceof org.apache.kafka.common.errors.TimeoutException) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        confluent.close();
    }
}
