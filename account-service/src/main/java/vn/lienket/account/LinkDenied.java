package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

public record LinkDenied(UUID eventId, AccountId account, String reason, Instant occurredAt, Grounds grounds)
        implements Fact {

    @Override
    public Progress applyTo(Progress before) {
        return before.refused(reason, occurredAt);
    }

    @Override
    public AuditEntry entry() {
        return grounds.entry(this, "LINK_REFUSED");
    }
}
