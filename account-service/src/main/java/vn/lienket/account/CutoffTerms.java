package vn.lienket.account;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * @param cutoffAt from then on legacy logins are refused; null when none is set, or exempt
 * @param graceUntil pairs complete before it still link, marked late, and nothing is closed before; null for no grace
 * @param exempt never cut off, never linked
 */
public record CutoffTerms(Instant cutoffAt, Instant graceUntil, boolean exempt) {

    private static final Instant CITIZENS =
            OffsetDateTime.parse("2024-07-01T00:00+07:00").toInstant();
    private static final Instant ORGANISATIONS =
            OffsetDateTime.parse("2025-07-01T00:00+07:00").toInstant();

    public CutoffTerms {
        if (exempt && (cutoffAt != null || graceUntil != null)) {
            throw new IllegalArgumentException("what is exempt has no cutoff");
        }
        if (graceUntil != null && (cutoffAt == null || graceUntil.isBefore(cutoffAt))) {
            throw new IllegalArgumentException("a grace period ends after the cutoff");
        }
    }

    /** Persons and organisations by law; portal admins do not use VNeID; Vietnam Post's accounts wait for an operator. */
    public static CutoffTerms shipped(AccountType type) {
        return switch (type) {
            case CITIZEN, OFFICIAL -> new CutoffTerms(CITIZENS, null, false);
            case ORGANISATION -> new CutoffTerms(ORGANISATIONS, null, false);
            case PORTAL_ADMIN -> new CutoffTerms(null, null, true);
            case POST -> new CutoffTerms(null, null, false);
        };
    }

    boolean cutsOffBefore(Instant time) {
        return cutoffAt != null && cutoffAt.isBefore(time);
    }

    /** Before or after now. */
    boolean cutsOffWithin(Duration distance, Instant now) {
        return cutoffAt != null && Duration.between(now, cutoffAt).abs().compareTo(distance) <= 0;
    }

    public Phase phaseAt(Instant now) {
        if (cutoffAt == null || now.isBefore(cutoffAt)) {
            return Phase.BEFORE;
        }
        return graceUntil != null && now.isBefore(graceUntil) ? Phase.GRACE : Phase.AFTER;
    }

    public enum Phase {
        BEFORE,
        /** Legacy logins are refused already, links still made. */
        GRACE,
        AFTER
    }
}
