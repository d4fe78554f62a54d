package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

public record CccdConfirmed(UUID eventId, AccountId account, UUID requestId, Citizen citizen, Instant occurredAt)
        implements Fact {

    /** Pseudonym of the confirmed number, and of the one it replaces or null. */
    public record Citizen(String ref, String previousRef) {}

    @Override
    public Progress applyTo(Progress before) {
        return before.with(before.check().confirm(requestId, citizen.ref(), citizen.previousRef(), occurredAt));
    }

    @Override
    public AuditEntry entry() {
        return new AuditEntry(
                account.key(),
                "CCCD_CONFIRMED",
                "citizen-registry-adapter",
                citizen.previousRef() == null
                        ? "the population database knows the citizen"
                        : "the number was corrected",
                List.of(eventId.toString(), requestId.toString()));
    }
}
