package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;

/** What is heard later of a notice that a channel took. @param failure code, null when it was delivered */
public record DeliveryReport(UUID eventId, Channel channel, String failure, Instant at) {

    public boolean isDelivered() {
        return failure == null;
    }
}
