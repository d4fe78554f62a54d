package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact as downstream systems are told it.
 *
 * @param type the topic that it came from
 * @param subject {@code portal/accountId}, or {@code portal/accountType} of a cutoff: what order is kept for
 * @param payload JSON
 */
public record Announcement(UUID eventId, String type, Instant occurredAt, Subject subject, String payload) {

    public record Subject(String portal, String key) {}
}
