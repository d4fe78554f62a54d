package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

public record LinkDenied(UUID eventId, AccountId account, String reason, Instant occurredAt) implements Fact {

    @Override
    public Progress applyTo(Progress before) {
        return before.refused(reason, occurredAt);
    }
}
