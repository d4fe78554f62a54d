package vn.lienket.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A fact about one account, from whichever topic. */
public record AccountFact(UUID eventId, Instant occurredAt, AccountKey account, Happening happening) {

    /** @param before where the account stood */
    public Optional<Notice> notice(Standing before) {
        return happening.matter(before).map(matter -> new Notice(eventId, occurredAt, account, matter));
    }
}
