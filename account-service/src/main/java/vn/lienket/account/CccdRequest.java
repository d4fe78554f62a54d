package vn.lienket.account;

import java.time.Instant;
import java.util.UUID;

/**
 * One submission of a CCCD and what came of it.
 *
 * @param reason why it was rejected, else null
 */
public record CccdRequest(UUID id, Status status, String reason, Instant requestedAt) {

    /** Rejection that is ours, not the population database's: a later submission took this one's place. */
    static final String SUPERSEDED = "SUPERSEDED";

    /** Rejection that is ours: the holder's data were erased while it was checked. */
    static final String ERASED = "ERASED";

    public enum Status {
        PENDING,
        CONFIRMED,
        REJECTED
    }

    static CccdRequest open(Instant at) {
        return new CccdRequest(UUID.randomUUID(), Status.PENDING, null, at);
    }

    CccdRequest confirmed() {
        return new CccdRequest(id, Status.CONFIRMED, null, requestedAt);
    }

    CccdRequest rejected(String why) {
        return new CccdRequest(id, Status.REJECTED, why, requestedAt);
    }

    /** What remains of it once another took its place. */
    public CccdRequest past() {
        return isPending() ? rejected(SUPERSEDED) : this;
    }

    public boolean isPending() {
        return status == Status.PENDING;
    }
}
