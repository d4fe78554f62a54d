package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Linked or unlinked. Linking-service only links what was complete in time, so a link also counts for an account that the cutoff closed meanwhile.
 */
public record LinkChanged(UUID eventId, AccountId account, Link link, Grounds grounds) implements Fact {

    static final String LINKED = "LINKED";

    @Override
    public Instant occurredAt() {
        return link.at();
    }

    @Override
    public Progress applyTo(Progress before) {
        return before.with(link);
    }

    @Override
    public AuditEntry entry() {
        return grounds.entry(this, link.holds() ? LINKED : "UNLINKED");
    }
}
