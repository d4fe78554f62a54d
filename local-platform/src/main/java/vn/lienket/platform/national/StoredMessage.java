package vn.lienket.platform.national;

import java.time.Instant;
import java.util.Map;

/** A text message that was taken. @param key the client's idempotency key */
public record StoredMessage(String key, String messageId, String to, String from, String text, Instant acceptedAt) {

    Map<String, Object> receipt() {
        return Map.of("messageId", messageId, "acceptedAt", acceptedAt);
    }

    boolean canBeDelivered() {
        return !to.endsWith("0000");
    }
}
