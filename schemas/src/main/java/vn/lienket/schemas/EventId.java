package vn.lienket.schemas;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs (version 5, RFC 9562) of facts that follow from other facts, so that doing the work again gives the same ids. */
public final class EventId {

    /** Looking one up costs as much as using it. Before the namespace, which is made with it. */
    private static final ThreadLocal<MessageDigest> SHA1 = ThreadLocal.withInitial(EventId::sha1);

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
        ByteBuffer space = ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits());
        MessageDigest sha1 = SHA1.get();
        sha1.update(space.array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x0000000000005000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
