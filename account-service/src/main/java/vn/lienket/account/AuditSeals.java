package vn.lienket.account;

import java.time.Instant;
import java.time.LocalDate;

/** Chains what the audit has: what is sealed cannot be rewritten unseen. */
@FunctionalInterface
public interface AuditSeals {

    /**
     * Chains lines that are not yet, and announces the new head.
     *
     * @return how many; 0 when there are none, or when another instance is at it
     */
    int seal(LocalDate today, Instant at, int limit);
}
