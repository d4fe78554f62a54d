package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

/** What another service says about an account. Applying it twice, late or out of order gives the same progress. */
public sealed interface Fact permits CccdConfirmed, CccdRejected, LinkChanged, LinkDenied {

    UUID eventId();

    AccountId account();

    /** At its source; the same however often it is sent. */
    Instant occurredAt();

    Progress applyTo(Progress before);

    /** What the audit says when it changed something. */
    AuditEntry entry();
}
