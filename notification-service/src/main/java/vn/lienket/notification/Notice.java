package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;

/** Something to tell a citizen, once. @param eventId of the fact that it tells, which is what "once" is judged by */
public record Notice(UUID eventId, Instant occurredAt, AccountKey account, Matter matter) {

    public Notice withReason(String reason) {
        return new Notice(eventId, occurredAt, account, new Matter(matter.kind(), reason, matter.deadline()));
    }
}
