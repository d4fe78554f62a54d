package vn.lienket.linking;

import java.time.Instant;

/**
 * A fact as a ground for decisions.
 *
 * @param at when it counts as having happened
 */
public record Evidence(String eventId, Instant at) {

    boolean isBefore(Evidence other) {
        return at.isBefore(other.at);
    }

    boolean isAfter(Evidence other) {
        return at.isAfter(other.at);
    }

    static Evidence earlier(Evidence known, Evidence told) {
        return told.isBefore(known) ? told : known;
    }
}
