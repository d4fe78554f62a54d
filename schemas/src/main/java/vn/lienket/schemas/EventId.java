package vn.lienket.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs (version 5, RFC 9562) of facts that follow from other facts, so that doing the work again gives the same ids. */
public final class EventId {

    /** Namespace of all derived ids: UUIDv5(URL namespace, {@code https://lienket.vn/facts}). */
    private static final UUID NAMESPACE =
            v5(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "https://lienket.vn/facts");

    private EventId() {}

    /**
     * @param topic of the fact that the id is for
     * @param inputs what the fact follows from, e.g. the eventIds of its causes; order matters
     */
    public static UUID derivedFrom(String topic, String... inputs) {
        return v5(NAMESPACE, topic + "\n" + String.join("\n", inputs));
    }

    private static UUID v5(UUID namespace, String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer input = ByteBuffer.allocate(16 + utf8.length)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .put(utf8);
        ByteBuffer hash = ByteBuffer.wrap(sha1(input.array()));
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x0000000000005000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
