package vn.lienket.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The calendar of one account type at one portal changed.
 *
 * @param at empty when the type is exempt or no cutoff is set
 * @param version of the calendar; an older one changes nothing
 */
public record CutoffScheduled(UUID eventId, Instant occurredAt, Group group, Optional<Instant> at, long version) {

    /** Accounts that share a cutoff. */
    public record Group(String portal, String accountType) {

        public String text() {
            return portal + "/" + accountType;
        }
    }
}
