package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public record CccdRejected(UUID eventId, AccountId account, UUID requestId, String reason, Instant occurredAt)
        implements Fact {

    @Override
    public Progress applyTo(Progress before) {
        return before.with(before.check().reject(requestId, reason));
    }

    @Override
    public AuditEntry entry() {
        return new AuditEntry(
                account.key(),
                "CCCD_REJECTED",
                "citizen-registry-adapter",
                reason,
                List.of(eventId.toString(), requestId.toString()));
    }
}
