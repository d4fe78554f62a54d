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
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads the key and value bytes of a record as a fact, by Confluent's deserializer, and tells its failures apart: {@link UnreadableFact} when the
 * bytes are at fault, {@link RegistryUnreachable} when the registry is.
 *
 * <p>Services listen for plain bytes and read them here, so that a dead letter can carry the original bytes. May be shared by threads: Confluent's caches
 * are concurrent, and Avro's readers keep a resolver a thread.
 */
public final class FactReader implements AutoCloseable {

    /** "Schema not found", Confluent's own code; a bare 404 also comes from a proxy or a wrong address. */
    private static final int NO_SUCH_SCHEMA = 40403;

    /** What Java puts in the place of bytes that are no text; it may also stand in a text. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final String CONNECT_TIMEOUT = "http.connect.timeout.ms";
    private static final String READ_TIMEOUT = "http.read.timeout.ms";

    private final KafkaAvroDeserializer confluent = new KafkaAvroDeserializer();

    /** @param settings those of {@link KafkaAvroDeserializer}, at least {@code schema.registry.url} */
    public FactReader(Map<String, ?> settings) {
        Map<String, Object> specific = new HashMap<>(settings);
        specific.put("specific.avro.reader", true);
        // Confluent's own 60 s, times its retries, is close to max.poll.interval.ms.
        specific.putIfAbsent(CONNECT_TIMEOUT, 2_000);
        specific.putIfAbsent(READ_TIMEOUT, 5_000);
        confluent.configure(specific, false);
    }

    /** The record key as text; a fact without one cannot be ordered, so it is unreadable. */
    public static String key(byte[] key) {
        if (key == null || key.length == 0) {
            throw new UnreadableFact("no key");
        }
        String text = new String(key, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : strictly(key);
    }

    /** A decoder that tells garbage from text is ten times slower, so it is asked only when there may be garbage. */
    private static String strictly(byte[] key) {
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

    /** The schema under an id of the registry; once a value with that id was read, it is known without asking. */
    public Schema schema(int id) {
        try {
            return (Schema) confluent.getSchemaById(id).rawSchema();
        } catch (IOException | RestClientException | RuntimeException e) {
            throw registryIsAtFault(e) ? new RegistryUnreachable(e) : unreadable(e);
        }
    }

    private Object deserialize(String topic, byte[] value) {
        try {
            return confluent.deserialize(topic, value);
        } catch (RuntimeException e) {
            // Not only SerializationException: Avro throws its own and plain ones on bytes that are not what they
            // claim,
            // and Confluent turns what the registry answers into Kafka's.
            throw registryIsAtFault(e) ? new RegistryUnreachable(e) : unreadable(e);
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
                return answer.getErrorCode() != NO_SUCH_SCHEMA;
            }
            if (cause instanceof EOFException || cause instanceof InvalidNumberEncodingException) {
                // IOExceptions both, but of Avro: the bytes end too soon, or a number in them never ends.
                return false;
            }
            if (cause instanceof IOException || isNamedByKafka(cause)) {
                return true;
            }
        }
        return false;
    }

    /** 401, 403, 408, 429, 5xx and time-outs of the registry arrive as AuthenticationException, TimeoutException and the like. */
    private static boolean isNamedByKafka(Throwable cause) {
        return cause instanceof KafkaException && !(cause instanceof SerializationException);
    }

    @Override
    public void close() {
        confluent.close();
    }
}
