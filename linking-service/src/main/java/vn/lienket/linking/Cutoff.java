package vn.lienket.linking;

import java.time.Instant;
import java.util.Optional;

/**
 * What the calendar says of one account type at one portal.
 *
 * @param version rises with each change; 0 when the calendar has no entry
 * @param at empty when the accounts never stop working
 * @param graceUntil pairs complete between the cutoff and this instant still link, late
 */
public record Cutoff(long version, Optional<Instant> at, Optional<Instant> graceUntil, boolean exempt) {

    enum Timing {
        IN_TIME,
        LATE,
        TOO_LATE
    }

    public static Cutoff exempt(long version) {
        return new Cutoff(version, Optional.empty(), Optional.empty(), true);
    }

    public static Cutoff never(long version) {
        return new Cutoff(version, Optional.empty(), Optional.empty(), false);
    }

    Timing judge(Instant effectiveTime) {
        if (at.isEmpty() || effectiveTime.isBefore(at.get())) {
            return Timing.IN_TIME;
        }
        return graceUntil.filter(effectiveTime::isBefore).isPresent() ? Timing.LATE : Timing.TOO_LATE;
    }
}
