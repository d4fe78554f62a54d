package vn.lienket.account.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificRecordBase;
import vn.lienket.account.Letter;
import vn.lienket.facts.AccountType;
import vn.lienket.schemas.EventId;
import vn.lienket.schemas.kafka.FactHeaders;

/** A fact as a letter: CloudEvents and trace headers, and its bytes. */
final class FactLetter {

    private static final String SOURCE = "/account-service";
    /** Each computes its schema's fingerprint, which takes longer than the rest of a letter. */
    private static final Map<Class<?>, BinaryMessageEncoder<SpecificRecordBase>> ENCODERS = new ConcurrentHashMap<>();

    private static final Map<vn.lienket.account.AccountType, AccountType> TYPES =
            new EnumMap<>(vn.lienket.account.AccountType.class);

    static {
        for (vn.lienket.account.AccountType type : vn.lienket.account.AccountType.values()) {
            TYPES.put(type, AccountType.valueOf(type.name()));
        }
    }

    private FactLetter() {}

    static Letter of(String topic, String key, SpecificRecordBase fact) {
        PackedHeaders headers = new PackedHeaders();
        // What differs from letter to letter comes first: the rest is kept once for many.
        headers.put(FactHeaders.TRACEPARENT, TraceParent.current());
        FactHeaders.each(fact, SOURCE, headers::put);
        return new Letter(topic, key, headers.bytes(), payload(fact));
    }

    static Letter tombstone(String topic, String key) {
        PackedHeaders headers = new PackedHeaders();
        headers.put(FactHeaders.TRACEPARENT, TraceParent.current());
        return new Letter(topic, key, headers.bytes(), null);
    }

    static String id(String topic, String... inputs) {
        return EventId.derivedFrom(topic, inputs).toString();
    }

    static AccountType type(vn.lienket.account.AccountType type) {
        return TYPES.get(type);
    }

    private static byte[] payload(SpecificRecordBase fact) {
        try {
            ByteBuffer bytes = ENCODERS.computeIfAbsent(
                            fact.getClass(),
                            type -> new BinaryMessageEncoder<>(fact.getSpecificData(), fact.getSchema(), false))
                    .encode(fact);
            byte[] payload = new byte[bytes.remaining()];
            bytes.get(payload);
            return payload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
