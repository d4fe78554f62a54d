package vn.lienket.benchmarks.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.message.BinaryMessageEncoder;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.VneidLogin;
import vn.lienket.schemas.kafka.FactHeaders;

/**
 * Logins of citizens, several of each; everything about one follows from the run and its number. The eventId says whose it is and which of the citizen's:
 * {@code <run and citizen>-<place>}.
 */
record Facts(int run, int count, int ofEach) {

    static final String TOPIC = "vneid-login";

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final BinaryMessageEncoder<VneidLogin> ENCODER =
            new BinaryMessageEncoder<>(new VneidLogin().getSpecificData(), VneidLogin.getClassSchema());
    /** Marker and fingerprint of Avro's single-object encoding. */
    private static final int HEAD = 10;

    int citizens() {
        return (count + ofEach - 1) / ofEach;
    }

    /** The first of each citizen, then the second of each. */
    Fact get(int number) {
        int citizen = number % citizens();
        int place = number / citizens();
        UUID eventId = new UUID((long) run << 32 | citizen, place);
        String key = "b1.%022d".formatted(citizen);
        VneidLogin login = new VneidLogin(
                eventId.toString(),
                BEGIN.plusMillis(number),
                key,
                "subject-" + citizen,
                AssuranceLevel.LEVEL_2,
                "dvcqg");
        return new Fact(key, headers(login), singleObject(login));
    }

    private static Map<String, String> headers(VneidLogin login) {
        Map<String, String> headers = new LinkedHashMap<>(FactHeaders.of(login, "/account-service"));
        headers.put(FactHeaders.TRACEPARENT, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");
        return headers;
    }

    private static byte[] singleObject(VneidLogin login) {
        try {
            ByteBuffer bytes = ENCODER.encode(login);
            byte[] array = new byte[bytes.remaining()];
            bytes.get(array);
            return array;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param payload in Avro's single-object encoding */
    record Fact(String key, Map<String, String> headers, byte[] payload) {

        /** As it must be on the topic. */
        byte[] wire(int schemaId) {
            return ByteBuffer.allocate(payload.length - HEAD + 5)
                    .put((byte) 0)
                    .putInt(schemaId)
                    .put(payload, HEAD, payload.length - HEAD)
                    .array();
        }
    }
}
