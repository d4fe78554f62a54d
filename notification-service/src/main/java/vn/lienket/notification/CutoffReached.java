package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;

/** A portal closed what was not linked. It concerns no single citizen: each is told by the closure of the account. */
public record CutoffReached(UUID eventId, Instant occurredAt, Cutoff cutoff, Outcome outcome) {

    public record Cutoff(String portal, String accountType, Instant at, long calendarVersion) {}

    public record Outcome(long linked, long closed, long conflicts, long exempt) {}
}
