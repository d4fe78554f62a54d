package vn.lienket.linking;

import java.time.Duration;
import java.time.Instant;

/** How far a portal's clock is believed: outside the bounds the broker's append time counts instead. */
public record ClockBounds(Duration before, Duration after) {

    public static final ClockBounds DEFAULT = new ClockBounds(Duration.ofHours(24), Duration.ofMinutes(5));

    Instant believe(Instant occurredAt, Instant appendedAt) {
        boolean believable =
                !occurredAt.isBefore(appendedAt.minus(before)) && !occurredAt.isAfter(appendedAt.plus(after));
        return believable ? occurredAt : appendedAt;
    }
}
